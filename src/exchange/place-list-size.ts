/** The most bytes that a desk's list may have. */
export const mostBytes = 5 * 1024 * 1024;

export const tooLarge = {
  nl: 'Het bestand is groter dan 5 MB. Verdeel de lijst over meer bestanden.',
  en: 'The file is larger than 5 MB. Divide the list over several files.',
};
