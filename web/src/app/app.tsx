import { Suspense, type ReactNode } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { loadTexts } from '../lib/i18n.js';
import { SessionProvider } from '../lib/session.js';
import { LoadingState } from '../ui/states.js';
import { CrashPage } from './crash-page.js';
import { RequireRole } from './require-role.js';
import { screens, type Screen } from './screens.js';
import { Shell } from './shell.js';

const router = createBrowserRouter([
  {
    Component: Shell,
    hydrateFallbackElement: <LoadingState />,
    children: [{ ErrorBoundary: CrashPage, children: screens.map(routeOf) }],
  },
]);

function routeOf(screen: Screen): RouteObject {
  return {
    path: screen.path,
    lazy: async () => {
      const [{ default: Content }] = await Promise.all([screen.load(), loadTexts(screen.texts)]);
      const { roles } = screen;
      return {
        Component: roles
          ? () => (
              <RequireRole roles={roles}>
                <Content />
              </RequireRole>
            )
          : Content,
      };
    },
  };
}

export function App(): ReactNode {
  return (
    <Suspense fallback={null}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </Suspense>
  );
}
