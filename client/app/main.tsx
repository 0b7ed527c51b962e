import '#client/ui/tokens.css';
import '#client/ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '#client/ui/i18n';
import { forgetViewer } from '#client/features/people/session';
import { makeApollo } from './apollo';
import { App } from './app';

const client = makeApollo(() => forgetViewer(client));
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

function show(container: HTMLElement): void {
  createRoot(container).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
}

void startLanguage(async () => (await import('virtual:english')).english).then(() => show(root));
