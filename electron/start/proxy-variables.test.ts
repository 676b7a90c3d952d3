import { describe, expect, it } from 'vitest';
import { proxyVariables } from './proxy-variables.ts';

describe('the proxy that a person has named', () => {
  it('is none where none is named', () => {
    expect(proxyVariables({ PATH: '/bin', HTTPS_PROXY: '' })).toEqual({});
  });

  it('is taken from what npm hands on, for both kinds of address', () => {
    expect(proxyVariables({ npm_config_proxy: 'http://p:3128', npm_config_noproxy: '.cn' })).toEqual({
      HTTPS_PROXY: 'http://p:3128',
      HTTP_PROXY: 'http://p:3128',
      NO_PROXY: '.cn',
      NODE_USE_ENV_PROXY: '1',
    });
  });

  it('is that for all programs before that of npm', () => {
    const { HTTPS_PROXY } = proxyVariables({ https_proxy: 'http://a', npm_config_https_proxy: 'http://b' });
    expect(HTTPS_PROXY).toBe('http://a');
  });
});
