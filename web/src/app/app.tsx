import { Suspense, type ReactNode } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { SessionProvider } from '../lib/session.js';
import { RequireRole } from './require-role.js';
import { lazyScreen } from './lazy-screen.js';
import { screens } from './screens.js';
import { Shell } from './shell.js';

const routes = screens.map((screen) => {
  const Content = lazyScreen(screen);
  const content = screen.roles ? (
    <RequireRole roles={screen.roles}>
      <Content />
    </RequireRole>
  ) : (
    <Content />
  );
  return <Route key={screen.path} path={screen.path} element={content} />;
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
