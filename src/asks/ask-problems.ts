import { day } from '../matching/plain-words.js';
import { defineProblem, problem, type Problem } from '../platform/problem.js';
import type { Asker, OpenAsks } from './ask.js';

export const ALREADY_ASKED = defineProblem('ALREADY_ASKED', {
  nl: 'Dit is al gevraagd. Bij de vragen staat wie aan zet is en tot wanneer.',
  en: 'You have asked this already. With your questions you see whose turn it is and by when.',
});
export const ASK_ENDED = defineProblem('ASK_ENDED', {
  nl: 'Deze vraag is al beantwoord of ingetrokken. Ververs de pagina.',
  en: 'This question has been answered or withdrawn already. Refresh the page.',
});
export const TOO_MANY_ASKS = defineProblem('TOO_MANY_ASKS', {
  nl: 'Er wachten al genoeg vragen op een antwoord.',
  en: 'Enough questions wait for an answer already.',
});

export const notMatched = {
  nl: 'Deze leerbaan past niet (meer) bij je wens, of is niet meer open. Bel je adviseur als je toch wilt kennismaken.',
  en: 'This place does not (or no longer) suit your wish, or is not open any more. Call your adviser if you still want to meet.',
};
export const notThereNow = {
  nl: 'Deze kandidaat is er nu niet meer. Ververs de lijst.',
  en: 'This candidate is not there any more. Refresh the list.',
};
export const noteNeeded = {
  nl: 'Schrijf voor uw loket op waarom.',
  en: 'Write down why, for your desk.',
};

/** Why an asker cannot ask once more now, and when there is room again; null when there is. */
export function tooManyAsks(askedBy: Asker, asks: OpenAsks, most: number, path: string): Problem | null {
  if (asks.open < most || asks.firstAnswerBy === null) return null;
  const [nl, en] = [day(asks.firstAnswerBy, 'nl'), day(asks.firstAnswerBy, 'en')];
  return problem(
    TOO_MANY_ASKS,
    path,
    askedBy === 'CANDIDATE'
      ? {
          nl: `Je hebt al ${asks.open} ${asks.open === 1 ? 'vraag' : 'vragen'} open. Het eerste antwoord komt uiterlijk op ${nl}. Daarna kun je weer iets vragen. Of trek een vraag in.`,
          en: `You have ${asks.open} open ${asks.open === 1 ? 'question' : 'questions'} already. The first answer comes by ${en}. Then you can ask again, or withdraw a question.`,
        }
      : {
          nl: `Voor deze leerbaan ${asks.open === 1 ? 'wacht' : 'wachten'} al ${asks.open} ${asks.open === 1 ? 'uitnodiging' : 'uitnodigingen'} op antwoord. Het eerste komt uiterlijk op ${nl}. Daarna kunt u weer iemand uitnodigen.`,
          en: `${asks.open} ${asks.open === 1 ? 'invitation waits' : 'invitations wait'} for an answer at this place already. The first comes by ${en}. Then you can invite somebody again.`,
        },
  );
}
