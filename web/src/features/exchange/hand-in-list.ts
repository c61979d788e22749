/** What handing in a file gave: the list's id, or why it was not taken. */
export type HandedIn = { id: string; problems?: undefined } | { id?: undefined; problems: string[] };

interface Answer {
  placeList?: { id: string } | null;
  problems?: { message: string }[];
  errors?: { message: string }[];
}

/**
 * Sends a desk's own list as it is; the server reads and judges it.
 * @throws TypeError when there is no connection
 */
export async function handInList(file: File, language: string): Promise<HandedIn> {
  const response = await fetch('/exchange/place-lists', {
    method: 'POST',
    body: file,
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
      'accept-language': language,
    },
  });
  const answer = (await response.json()) as Answer;
  if (answer.placeList) return { id: answer.placeList.id };
  return { problems: [...(answer.problems ?? []), ...(answer.errors ?? [])].map(({ message }) => message) };
}
