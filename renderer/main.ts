import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './archive-client.ts';
import './styles/base.css';
import './styles/print.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target, props: { client: connect() } });
