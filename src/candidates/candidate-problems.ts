import { defineProblem } from '../platform/problem.js';

export const NO_CONSENT = defineProblem('NO_CONSENT', {
  nl: 'Deze kandidaat doet niet mee met zoeken naar leerbanen. Vraag eerst toestemming, of leg een andere grondslag vast.',
  en: 'This candidate does not take part in matching. Ask for consent first, or record another legal basis.',
});
export const TOO_YOUNG = defineProblem('TOO_YOUNG', {
  nl: 'Deze kandidaat is hiervoor nog te jong. Een leerbaan kan beginnen op 1 augustus na het schooljaar waarin iemand 16 wordt.',
  en: 'This candidate is too young for this. A learning place can start on 1 August after the school year in which somebody turns 16.',
});
