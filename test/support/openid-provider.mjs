/**
 * An OpenID provider of its own process for the tests: `oidc-provider`, with a sign-in page, and with a way to make it
 * do one thing wrong, as a broken or hostile provider would. Told by its environment: PORT, PUBLIC_URL (of the product),
 * CLIENT_KEY (the public JWK of the product), CLIENT_SECRET. Says `ready` when it listens.
 */
import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';

const { PORT, PUBLIC_URL, CLIENT_KEY, CLIENT_SECRET } = process.env;
const issuer = `http://127.0.0.1:${PORT}`;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const another = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const kid = 'provider-1';
const kvk = 'urn:etoegang:1.9:EntityConcernedID:KvKnr';
const establishment = 'urn:etoegang:1.9:ServiceRestriction:Vestigingsnr';
const loa = 'http://eidas.europa.eu/LoA/';

/** What is known of who signed in, by the account's id. */
const people = new Map();
/** What goes wrong with the next answer; an empty text for nothing. */
let tamper = '';
/** What was asked for last, so that a test can see how. */
let asked = {};

const client = (id, path, authentication) => ({
  client_id: id,
  redirect_uris: [`${PUBLIC_URL}/aanmelden/openid/${path}`],
  post_logout_redirect_uris: [`${PUBLIC_URL}/`],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  subject_type: 'pairwise',
  ...authentication,
});

const provider = new Provider(issuer, {
  clients: [
    client('routekaart', 'rijk', {
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'PS256',
      jwks: { keys: [JSON.parse(CLIENT_KEY)] },
    }),
    client('routekaart-companies', 'eherkenning', {
      token_endpoint_auth_method: 'client_secret_basic',
      client_secret: CLIENT_SECRET,
    }),
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
  cookies: { keys: ['only for a test'] },
  pkce: { required: () => true },
  acrValues: ['low', 'substantial', 'high'].map((level) => `${loa}${level}`),
  scopes: ['openid', 'email', 'profile', 'company'],
  claims: {
    acr: null,
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['name'],
    company: [kvk, establishment],
  },
  subjectTypes: ['pairwise'],
  pairwiseIdentifier: (_context, id) => createHash('sha256').update(`pairwise/${id}`).digest('hex'),
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, ...people.get(id) }),
  }),
  features: {
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.body = `<!doctype html><title>Sign out?</title>${form}<button form="op.logoutForm" name="logout" value="yes">Yes</button>`;
      },
    },
  },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
});
provider.on('server_error', (_context, error) => console.error(error));

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const partsOf = (jwt) =>
  jwt
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url')));
const signed = (header, claims, key = privateKey) => {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
};
/** A token that is rightly signed, and says something else. */
const saying = (change) => (jwt) => {
  const [header, claims] = partsOf(jwt);
  return signed(header, { ...claims, ...change(claims) });
};
const now = () => Math.floor(Date.now() / 1000);

/** What can be wrong with an id token, one thing at a time. */
const idTokens = {
  nonce: saying(() => ({ nonce: 'another-nonce' })),
  'no-nonce': saying(() => ({ nonce: undefined })),
  iss: saying(() => ({ iss: 'http://127.0.0.1:1' })),
  aud: saying(() => ({ aud: 'another-client' })),
  azp: saying(({ aud }) => ({ aud: [aud, 'another-client'], azp: 'another-client' })),
  expired: saying(() => ({ iat: now() - 7200, exp: now() - 3600 })),
  'no-acr': saying(() => ({ acr: undefined })),
  'unknown-acr': saying(() => ({ acr: 'urn:something:else' })),
  'no-sub': saying(() => ({ sub: undefined })),
  'changed-after-signing': (jwt) => {
    const [header, claims] = partsOf(jwt);
    return `${encode(header)}.${encode({ ...claims, acr: `${loa}high` })}.${jwt.split('.')[2]}`;
  },
  'another-key': (jwt) => signed(partsOf(jwt)[0], partsOf(jwt)[1], another),
  'alg-none': (jwt) => `${encode({ alg: 'none' })}.${encode(partsOf(jwt)[1])}.`,
  'alg-hs256': (jwt) => {
    const input = `${encode({ alg: 'HS256', kid })}.${encode(partsOf(jwt)[1])}`;
    const secret = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
    return `${input}.${createHash('sha256').update(secret).update(input).digest('base64url')}`;
  },
  'no-id-token': () => undefined,
};

provider.use(async (context, next) => {
  await next();
  if (context.path === '/request' && context.oidc?.params) {
    asked = { ...context.oidc.params, by: context.oidc.client?.clientAuthMethod };
  }
  if (context.path === '/token' && context.body?.id_token && idTokens[tamper])
    context.body.id_token = idTokens[tamper](context.body.id_token);
  if (context.path === '/token' && tamper === 'token-error') context.status = 503;
  if (context.path === '/me' && tamper === 'sub-swap')
    context.body = { ...context.body, sub: 'somebody-else' };
});

/** The page on which somebody signs in; `abort` goes back without. */
async function interact(request, response) {
  const { params, uid } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1>
      <form method="post" action="/interaction/${uid}"><p><label>Account <input name="account"></label>
      <label>Level <input name="level" value="substantial"></label>
      <label>KvK <input name="kvk"></label><button>Sign in</button></form></html>`);
    return;
  }
  const form = new URLSearchParams(await text(request));
  const error = form.get('error');
  if (error) {
    await provider.interactionFinished(request, response, { error });
    return;
  }
  const id = form.get('account');
  people.set(id, {
    ...people.get(id),
    ...JSON.parse(form.get('claims') ?? '{}'),
    ...(form.get('kvk') ? { [kvk]: form.get('kvk') } : {}),
  });
  const grant = new provider.Grant({ accountId: id, clientId: params.client_id });
  grant.addOIDCScope('openid email profile company');
  const login = { accountId: id, acr: `${loa}${form.get('level') ?? 'substantial'}`, remember: false };
  await provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } });
}

const callback = provider.callback();
createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, issuer);
  if (pathname === '/test/tamper') {
    tamper = searchParams.get('with') ?? '';
    response.end();
  } else if (pathname === '/test/asked') response.end(JSON.stringify(asked));
  else if (pathname.startsWith('/interaction/')) {
    interact(request, response).catch((error) => response.writeHead(500).end(String(error)));
  } else if (tamper === 'another-issuer' && pathname === '/.well-known/openid-configuration') {
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ issuer: 'http://127.0.0.1:1' }));
  } else callback(request, response);
}).listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
