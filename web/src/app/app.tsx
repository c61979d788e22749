import { Suspense, type ReactNode } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { SessionProvider } from '../lib/session.js';
import { lazyScreen } from './lazy-screen.js';
import { RoleScreen } from './role-screen.js';
import { screens } from './screens.js';
import { Shell } from './shell.js';

const paths = [...new Set(screens.map(({ path }) => path))];

const routes = paths.map((path) => {
  const choices = screens
    .filter((screen) => screen.path === path)
    .map((screen) => ({
      roles: screen.roles,
      signedIn: screen.signedIn ?? false,
      Content: lazyScreen(screen),
    }));
  return <Route key={path} path={path} element={<RoleScreen choices={choices} />} />;
});

export function App(): ReactNode {
  return (
    <Suspense fallback={null}>
      <SessionProvider>
        <BrowserRouter>
          <Routes>
            <Route element={<Shell />}>{routes}</Route>
          </Routes>
        </BrowserRouter>
      </SessionProvider>
    </Suspense>
  );
}
