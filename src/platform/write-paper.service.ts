import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Paper, PaperFact, PaperSection } from './paper.js';

const fonts = createRequire(import.meta.url);
const fontOf = (weight: string) =>
  fonts.resolve(`@expo-google-fonts/source-sans-3/${weight}/SourceSans3_${weight}.ttf`);
const regular = fontOf('400Regular');
const bold = fontOf('600SemiBold');

/* What the types of the package do not name yet. */
const accessible = 'PDF/UA' as unknown as PDFKit.Mixins.PDFSubsets;
const ink = '#1b2b34';
const soft = '#4a5a63';
const margin = 56;
const toWrite = '…………………………………………………………';

type Document = InstanceType<typeof PDFDocument>;
type Part = ReturnType<Document['struct']>;

/**
 * The paper as a PDF that a screen reader reads as well: tagged, with its language and title, headings, lists, and fonts
 * that are inside the file (PDF/UA-1 asks for these; ISO 14289-1).
 */
export function writePaper(paper: Paper, now: Date): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin,
    pdfVersion: '1.7',
    subset: accessible,
    tagged: true,
    displayTitle: true,
    lang: paper.locale === 'nl' ? 'nl-NL' : 'en-GB',
    font: regular,
    info: {
      Title: paper.title,
      Subject: paper.lead,
      Creator: 'Routekaart',
      Author: 'Routekaart',
      CreationDate: now,
    },
  });
  document.registerFont('regular', regular).registerFont('bold', bold);
  const whole = document.struct('Document');
  document.addStructure(whole);
  const write = writerOf(document, whole);
  write('H1', paper.title, { font: 'bold', size: 20, after: 4 });
  write('P', paper.lead, { color: soft, after: 12 });
  for (const section of paper.sections) writeSection(document, whole, section);
  if (paper.signatures.length > 0) writeSignatures(document, whole, paper);
  writerOf(document, whole)('P', paper.foot, { size: 9, color: soft, before: 10 });
  whole.end();
  document.end();
  return buffer(document);
}

interface Look {
  readonly font?: 'regular' | 'bold';
  readonly size?: number;
  readonly color?: string;
  readonly before?: number;
  readonly after?: number;
  readonly indent?: number;
}

/** Writes one line or paragraph with its tag. */
function writerOf(document: Document, parent: Part) {
  return (tag: 'H1' | 'H2' | 'P' | 'LBody', text: string, look: Look = {}): void => {
    const { font = 'regular', size = 11, color = ink, before = 0, after = 4, indent = 0 } = look;
    parent.add(
      document.struct(tag, {}, () => {
        document.y += before;
        document
          .font(font)
          .fontSize(size)
          .fillColor(color)
          .text(text, margin + indent, document.y, { width: document.page.width - 2 * margin - indent });
        document.y += after;
      }),
    );
  };
}

function writeSection(document: Document, whole: Part, section: PaperSection): void {
  const part = document.struct('Sect');
  whole.add(part);
  const write = writerOf(document, part);
  write('H2', section.heading, { font: 'bold', size: 13, before: 6 });
  for (const fact of section.facts ?? []) write('P', factText(fact), { after: 2 });
  for (const text of section.texts ?? []) write('P', text);
  const { items = [] } = section;
  if (items.length > 0) {
    const list = document.struct('L');
    part.add(list);
    for (const item of items) {
      const line = document.struct('LI');
      list.add(line);
      writerOf(document, line)('LBody', `•  ${item}`, { indent: 8, after: 2 });
      line.end();
    }
    list.end();
  }
  part.end();
}

const factText = ([name, value]: PaperFact): string => `${name}: ${value ?? toWrite}`;

function writeSignatures(document: Document, whole: Part, { locale, signatures }: Paper): void {
  const part = document.struct('Sect');
  whole.add(part);
  const write = writerOf(document, part);
  const words = {
    nl: { heading: 'Handtekeningen', place: 'Plaats en datum', name: 'Naam en handtekening' },
    en: { heading: 'Signatures', place: 'Place and date', name: 'Name and signature' },
  }[locale];
  write('H2', words.heading, { font: 'bold', size: 13, before: 6 });
  for (const who of signatures) {
    write('P', who, { font: 'bold', before: 4 });
    write('P', factText([words.place, null]), { before: 4 });
    write('P', factText([words.name, null]), { before: 8 });
  }
  part.end();
}
