import { AccountsRepository } from '../../../src/access/accounts.repository.js';
import { Sessions } from '../../../src/access/sessions.service.js';
import { createApiServer } from '../../../src/api-server.service.js';
import { environmentOn } from '../../support/app.js';
import { ownerTransaction } from '../../support/test-transaction.js';

/**
 * The real API in a process of its own, with an adviser of a region who is signed in and knows the cases of the asked
 * candidates. Says on one line where it is and with which cookie it is asked.
 */
const { databaseUrl, regionCode, candidateIds } = JSON.parse(process.argv[2] ?? '{}') as {
  databaseUrl: string;
  regionCode: string;
  candidateIds: readonly string[];
};
const app = await createApiServer(environmentOn(databaseUrl));
await app.listen(0, '127.0.0.1');
const owner = await ownerTransaction(databaseUrl);
const secret = await owner.run(async (tx) => {
  const accounts = app.get(AccountsRepository);
  const { id } = await accounts.ensure(tx, 'adviseur@loket.example', 'Adviseur van het loket');
  await accounts.grant(tx, id, { role: 'ADVISER', regionCode, subjectId: null });
  await tx.execute(
    'INSERT INTO case_team (candidate_id, account_id) SELECT unnest($1::uuid[]), $2 ON CONFLICT DO NOTHING',
    [candidateIds, id],
  );
  return app
    .get(Sessions)
    .start(tx, id, { by: 'LINK', acr: null, secondStep: true, browser: 'Firefox, Linux' });
});
await owner.close();
const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
console.log(JSON.stringify({ url: `${url}/graphql`, cookie: `routekaart=${secret}` }));
