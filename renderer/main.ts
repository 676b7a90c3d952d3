// Before the components, also those that come later: what one of them says of its own look counts.
import './styles/base.css';
import './styles/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './archive-client.ts';
import { fetchAhead } from './late-parts.ts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
// The frame that was painted while this was fetched.
target.replaceChildren();
mount(App, { target, props: { client: connect() } });

/** By then a start is over, on an old laptop too. */
const STARTED_MS = 2000;
setTimeout(() => void fetchAhead(), STARTED_MS);
