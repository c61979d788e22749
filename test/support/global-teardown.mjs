/** Ends the stores of the run. */
export default async function stopTestStack() {
  await globalThis.routekaartTestStores?.stop();
}
