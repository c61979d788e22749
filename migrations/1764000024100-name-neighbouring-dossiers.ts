import type { MigrationInterface, QueryRunner } from 'typeorm';

type Pair = [dossier: string, neighbour: string, nl: string, en: string];

/**
 * Pairs to begin with, for coordinators to change: dossiers of the list of 2015 whose trades ask much the same of
 * somebody. Source: our own reading of the dossiers' tasks, not an official list.
 */
const pairs: Pair[] = [
  ['23024', '23027', 'Beide werken aan wanden en gevels: voorbereiden, vlak maken en netjes afwerken.', 'Both finish walls and fronts: preparing, levelling, a neat result.'],
  ['23024', '23104', 'Beide bereiden een oppervlak voor en brengen lak aan.', 'Both prepare a surface and apply paint.'],
  ['23005', '23104', 'Beide spuiten lak in een werkplaats.', 'Both spray paint in a workshop.'],
  ['23005', '23024', 'Beide brengen verf en lak aan: de een in de werkplaats, de ander op locatie.', 'Both apply paint: one in the workshop, the other on site.'],
  ['23007', '23008', 'Beide werken met hout en machines in een werkplaats.', 'Both work wood with machines in a workshop.'],
  ['23004', '23007', 'Beide maken houten onderdelen met machines.', 'Both make wooden parts with machines.'],
  ['23008', '23057', 'Beide werken met hout: de een in de werkplaats, de ander op de bouw.', 'Both work with wood: one in the workshop, the other on site.'],
  ['23048', '23057', 'Beide timmeren op de bouw, met maat en tekening.', 'Both do carpentry on site, by measure and drawing.'],
  ['23010', '23057', 'Timmerwerk is een groot deel van onderhoud en verbouwing.', 'Carpentry is a large part of maintenance and renovation.'],
  ['23010', '23024', 'Schilderen hoort bij het onderhoud van gebouwen.', 'Painting is part of maintaining buildings.'],
  ['23011', '23028', 'Beide leggen vloeren bij mensen thuis.', 'Both lay floors in people’s homes.'],
  ['23009', '23028', 'Beide meten, snijden en bevestigen stof.', 'Both measure, cut and fix fabric.'],
  ['23052', '23056', 'Beide stellen, lijmen en voegen met oog voor maat en lijn.', 'Both set, bond and joint with an eye for measure and line.'],
  ['23052', '23062', 'Voegen is de afwerking van metselwerk.', 'Pointing finishes brickwork.'],
  ['23050', '23171', 'Beide werken buiten met grond, bestrating en machines.', 'Both work outdoors with soil, paving and machines.'],
  ['23050', '23051', 'Beide werken in de grond-, water- en wegenbouw; de machinist rijdt het materieel.', 'Both work in civil engineering; the operator drives the machines.'],
  ['23051', '23140', 'Beide rijden met zwaar materieel en zorgen voor de lading.', 'Both drive heavy vehicles and look after the load.'],
  ['23051', '23143', 'Wie op de bouw met machines rijdt, kan ook op de heftruck: materiaal verplaatsen, veilig en op tijd.', 'Who drives machines on site can drive a fork-lift: moving material, safely and on time.'],
  ['23055', '23060', 'Beide werken op de bouw op hoogte, in een ploeg en met vaste veiligheidsregels.', 'Both work at height on site, in a team, by strict safety rules.'],
  ['23001', '23171', 'Beide onderhouden de openbare ruimte.', 'Both maintain public space.'],
  ['23001', '23025', 'Beide houden de omgeving schoon.', 'Both keep surroundings clean.'],
  ['23127', '23133', 'Beide monteren installaties in gebouwen; in een huis zijn ze vaak één klus.', 'Both fit installations in buildings; in a house they are often one job.'],
  ['23117', '23133', 'Beide monteren leidingen en toestellen voor warmte en koude.', 'Both fit pipes and appliances for heat and cold.'],
  ['23117', '23127', 'Een warmtepomp vraagt koudetechniek en elektra.', 'A heat pump asks for refrigeration and electrics.'],
  ['23114', '23127', 'Beide leggen kabels en sluiten ze veilig aan.', 'Both lay cables and connect them safely.'],
  ['23127', '23130', 'Beide sluiten elektrische onderdelen aan en zoeken storingen.', 'Both connect electrical parts and trace faults.'],
  ['23122', '23130', 'Beide onderhouden machines: mechanisch en elektrisch.', 'Both maintain machines, mechanical and electrical.'],
  ['23122', '23128', 'Beide onderhouden machines in een bedrijf.', 'Both maintain machines in a company.'],
  ['23118', '23120', 'Beide maken metalen onderdelen van tekening.', 'Both make metal parts from a drawing.'],
  ['23118', '23102', 'Beide buigen, lassen en zetten metaal in elkaar.', 'Both bend, weld and assemble metal.'],
  ['23129', '23173', 'Beide bedienen een productielijn en bewaken de kwaliteit.', 'Both run a production line and guard quality.'],
  ['23103', '23104', 'Schade herstellen en spuiten gebeuren in dezelfde werkplaats.', 'Body repair and spraying happen in the same workshop.'],
  ['23105', '23106', 'Beide onderhouden tweewielers; een e-bike heeft ook een motor.', 'Both maintain two-wheelers; an e-bike has a motor too.'],
  ['23106', '23109', 'Beide onderhouden motorvoertuigen.', 'Both maintain motor vehicles.'],
  ['23107', '23109', 'Beide onderhouden motoren en aandrijving.', 'Both maintain engines and drive trains.'],
  ['23140', '23147', 'Beide rijden beroepsmatig en veilig op tijd.', 'Both drive for a living, safely and on time.'],
  ['23140', '23143', 'Beide brengen goederen op de juiste plaats; veel bedrijven doen allebei.', 'Both bring goods to the right place; many companies do both.'],
  ['23143', '23155', 'Beide slaan goederen op en laden en lossen.', 'Both store, load and unload goods.'],
  ['23080', '23143', 'Beide ontvangen, ordenen en verzamelen goederen.', 'Both receive, arrange and pick goods.'],
  ['23070', '23195', 'Dezelfde opleiding, in twee sectoren.', 'The same training in two sectors.'],
  ['23080', '23194', 'Dezelfde opleiding, in twee sectoren.', 'The same training in two sectors.'],
  ['23076', '23193', 'Dezelfde opleiding, in twee sectoren.', 'The same training in two sectors.'],
  ['23110', '23192', 'Dezelfde opleiding, in twee uitvoeringen.', 'The same training in two forms.'],
  ['23166', '23194', 'Beide verkopen verse producten en adviseren klanten.', 'Both sell fresh products and advise customers.'],
  ['23166', '23167', 'Beide bewerken verse producten: in de winkel of in de fabriek.', 'Both process fresh products: in the shop or in the factory.'],
  ['23167', '23173', 'Beide maken voedsel in een fabriek, met strenge regels voor hygiëne.', 'Both make food in a factory by strict rules of hygiene.'],
  ['23082', '23086', 'Beide maken deeg, gebak en zoet.', 'Both make dough, pastry and sweets.'],
  ['23082', '23085', 'Beide bereiden eten volgens recept en houden zich aan de hygiëneregels.', 'Both prepare food by recipe and rules of hygiene.'],
  ['23084', '23085', 'Beide werken in een keuken onder tijdsdruk.', 'Both work in a kitchen under pressure of time.'],
  ['23081', '23084', 'Beide ontvangen gasten en serveren.', 'Both receive and serve guests.'],
  ['23081', '23085', 'Zwarte en witte brigade: wie de een kent, kent het ritme van de ander.', 'Front and back of house: who knows the one knows the rhythm of the other.'],
  ['23168', '23171', 'Beide werken buiten met planten en machines.', 'Both work outdoors with plants and machines.'],
  ['23168', '23169', 'Beide werken met planten en bloemen.', 'Both work with plants and flowers.'],
  ['23170', '23177', 'Beide verzorgen dieren.', 'Both look after animals.'],
  ['23157', '23159', 'Beide verzorgen het uiterlijk van klanten.', 'Both look after how customers look.'],
  ['23159', '23160', 'Beide verzorgen klanten persoonlijk, met kennis van de huid.', 'Both give personal care, with knowledge of skin.'],
  ['23181', '23187', 'Beide ondersteunen mensen bij het dagelijks leven; veel instellingen hebben beide nodig.', 'Both support people in daily life; many institutions need both.'],
  ['23182', '23187', 'Beide verzorgen en verplegen; de verzorgende kan doorleren.', 'Both give care and nursing; the carer can go on to nursing.'],
  ['23187', '23189', 'Helpen in huishouden en zorg is de eerste stap naar verzorgende.', 'Helping with household and care is the first step to becoming a carer.'],
  ['23181', '23183', 'Beide begeleiden mensen of kinderen en werken met een plan.', 'Both guide people or children and work to a plan.'],
  ['23181', '23185', 'Beide begeleiden mensen die het zelf niet redden.', 'Both guide people who cannot manage alone.'],
  ['23178', '23180', 'Beide ontvangen patiënten, geven uitleg en werken nauwkeurig.', 'Both receive patients, explain, and work precisely.'],
  ['23180', '23186', 'Beide assisteren in een praktijk.', 'Both assist in a practice.'],
  ['23068', '23069', 'Beide houden een kantoor draaiende.', 'Both keep an office running.'],
  ['23065', '23068', 'Beide werken met administratie en systemen.', 'Both work with records and systems.'],
  ['23064', '23080', 'Beide verkopen en denken mee met de klant.', 'Both sell and think along with the customer.'],
  ['23161', '23162', 'Beide houden toezicht en spreken mensen aan.', 'Both supervise and address people.'],
  ['23161', '23164', 'Beide werken aan veiligheid.', 'Both work for safety.'],
  ['23089', '23090', 'Beide beheren systemen en helpen gebruikers.', 'Both manage systems and help users.'],
  ['23097', '23099', 'Beide maken drukwerk en beletterde producten.', 'Both make print and lettered products.'],
]; // prettier-ignore

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const rows = pairs.map(([one, other, nl, en]) => {
  const [first, second] = [one, other].sort() as [string, string];
  return `(${[first, second, nl, en].map(quoted).join(', ')})`;
});

/** Dossiers whose trades lie near each other, each pair once, with the reason in the words of the screens. */
export class NameNeighbouringDossiers1764000024100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier_neighbour (
        dossier_code text NOT NULL,
        neighbour_code text NOT NULL,
        reason_nl text NOT NULL,
        reason_en text NOT NULL,
        CONSTRAINT dossier_neighbour_pkey PRIMARY KEY (dossier_code, neighbour_code),
        CONSTRAINT dossier_neighbour_once CHECK (dossier_code < neighbour_code)
      );
      CREATE INDEX dossier_neighbour_other ON dossier_neighbour (neighbour_code);
      INSERT INTO dossier_neighbour (dossier_code, neighbour_code, reason_nl, reason_en) VALUES
        ${rows.join(',\n        ')};
      GRANT SELECT ON dossier_neighbour TO routekaart_matching;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE dossier_neighbour`);
  }
}
