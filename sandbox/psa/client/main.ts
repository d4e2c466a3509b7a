/** Starts the PSA client in the page that the server sent. */
import './styles/base.css';
import './styles/shell.css';
import './styles/screens.css';
import './styles/overlays.css';
import './styles/login.css';
import { PsaClient } from './client.ts';
import { bootstrap, settings } from './page.ts';
import { startStamps } from './stamps.ts';

new PsaClient().start(bootstrap.member);
if (settings.stampMs > 0) startStamps(settings.stampMs);
