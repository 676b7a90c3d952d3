type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Variables with which Node's `fetch` goes through the proxy that the person has named in any of the usual ways: for all
 * programs, or for npm (`npm config set proxy …`, which npm hands on as variables). `NODE_USE_ENV_PROXY` is Node's own.
 */
export function proxyVariables(env: Environment): Environment {
  const secure = named(env, ['HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy', 'npm_config_proxy']);
  const plain = named(env, ['HTTP_PROXY', 'http_proxy', 'npm_config_http_proxy', 'npm_config_proxy']);
  const without = named(env, ['NO_PROXY', 'no_proxy', 'npm_config_noproxy']);
  return {
    ...(secure ? { HTTPS_PROXY: secure } : {}),
    ...(plain ? { HTTP_PROXY: plain } : {}),
    ...(without ? { NO_PROXY: without } : {}),
    ...(secure || plain ? { NODE_USE_ENV_PROXY: '1' } : {}),
  };
}

function named(env: Environment, names: readonly string[]): string | undefined {
  return names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
}
