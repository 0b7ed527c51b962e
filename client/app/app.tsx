import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, Suspense } from 'react';
import { BrowserRouter } from 'react-router';
import { SessionProvider } from '#client/features/people/session';
import { ErrorTextContext } from '#client/ui/error-text';
import { LoadingState } from '#client/ui/states';
import { ToastRegion } from '#client/ui/toast';
import { TitleSuffixContext } from '#client/ui/use-title';
import { Arrival } from './arrival';
import { useTranslateError } from './errors';
import { useReachWatch } from './reach';
import { AppRoutes } from './router';
import { useAppTexts } from './texts';

/** The whole client around one Apollo client. */
export function App({ client }: { client: ApolloClient }) {
  return (
    <ApolloProvider client={client}>
      <Words>
        <BrowserRouter>
          <SessionProvider>
            <Arrival />
            <Suspense fallback={<LoadingState />}>
              <AppRoutes />
            </Suspense>
            <ToastRegion />
          </SessionProvider>
        </BrowserRouter>
      </Words>
    </ApolloProvider>
  );
}

function Words({ children }: { children: ReactNode }) {
  const t = useAppTexts();
  const translate = useTranslateError();
  useReachWatch();
  return (
    <ErrorTextContext value={translate}>
      <TitleSuffixContext value={t('product')}>{children}</TitleSuffixContext>
    </ErrorTextContext>
  );
}
