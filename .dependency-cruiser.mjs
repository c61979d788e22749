import { fileURLToPath } from 'node:url';
import { besideTheStreet, pureFile, purePackages, street } from './bin/street.mjs';

const spec = '\\.spec\\.tsx?$';
const oneOf = (names) => `(?:${names.join('|')})`;
const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** The rooms of the server, and in the same order the features of the web. */
const streetOrder = (folder, prefix, last) =>
  street.map((room, place) =>
    error(
      `${prefix}-${room}`,
      'A room imports only rooms before it in bin/street.mjs: news travels up by event, a field is added down the street.',
      { path: `^${folder}/${room}/` },
      { path: `^${folder}/${oneOf([...street.slice(place + 1), ...last])}/` },
    ),
  );

const server = [
  ...streetOrder('src', 'street', besideTheStreet),
  error(
    'pure-stays-pure',
    'A file without a suffix imports only such files, and packages that only compute (bin/street.mjs).',
    { path: pureFile.source },
    { pathNot: [pureFile.source, `(?:^|/)node_modules/${oneOf(purePackages)}/`] },
  ),
  error(
    'rooms-do-not-know-the-processes',
    'The files in src/ itself put the rooms together; no room imports them.',
    { path: '^src/[^/]+/', pathNot: '^src/demo/' },
    { path: '^src/[^/]+\\.ts$' },
  ),
  error(
    'stack-knows-no-room',
    'The launcher starts processes; it runs before anything of the product is loaded.',
    { path: '^src/stack/' },
    { path: '^src/', pathNot: '^src/stack/' },
  ),
  error(
    'migrations-stand-alone',
    'A migration means next year what it meant when it was written.',
    { path: '^migrations/' },
    { path: '^src/' },
  ),
  error(
    'product-knows-no-tests',
    'What runs in production does not import what only tests have.',
    { path: '^(?:src|migrations|web/src)/', pathNot: spec },
    { path: ['^(?:test|bin)/', spec] },
  ),
  error(
    'no-development-package',
    'What the product needs to run is in "dependencies".',
    { path: '^(?:src|migrations)/', pathNot: spec },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
];

const web = [
  ...streetOrder('web/src/features', 'feature', []),
  error(
    'web-knows-no-server',
    'The two talk GraphQL; besides the schema they share only pure rules.',
    { path: '^web/' },
    { path: '^(?:src|migrations)/', pathNot: pureFile.source },
  ),
  error(
    'server-knows-no-web',
    'The web is a package of its own.',
    { path: '^(?:src|migrations)/' },
    { path: '^web/' },
  ),
  error(
    'web-lib-knows-no-screen',
    'lib, ui, features, app: each knows only those before it.',
    { path: '^web/src/lib/' },
    { path: '^web/src/(?:ui|features|app)/' },
  ),
  error(
    'web-ui-knows-no-feature',
    'lib, ui, features, app: each knows only those before it.',
    { path: '^web/src/ui/' },
    { path: '^web/src/(?:features|app)/' },
  ),
  error(
    'web-features-know-no-app',
    'lib, ui, features, app: each knows only those before it.',
    { path: '^web/src/features/' },
    { path: '^web/src/app/' },
  ),
];

const everywhere = [
  error('no-circular', 'No cycles; type imports count.', {}, { circular: true }),
  error(
    'no-unlisted-package',
    'A package that is imported is in package.json, with its exact version.',
    {},
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  error('no-unresolved', 'What is imported exists.', {}, { couldNotResolve: true, pathNot: 'graphql-env' }),
];

export default {
  forbidden: [...server, ...web, ...everywhere],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('tsconfig.json', import.meta.url)) },
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    // The rival has packages of its own.
    exclude: { path: '(?:^|/)(?:dist|\\.cache|\\.data|rival)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
