import { securityHeaders, transportSecurity } from "../../shared/inventory";

/** The API answers over TLS alone. */
const guardHeaders = { ...securityHeaders, ...transportSecurity };

/** Header that names the page that may read an answer. */
export const originHeader = "Access-Control-Allow-Origin";

type Headers = Readonly<Record<string, string>>;

/**
 * Headers of every answer that the API makes itself, with their values: the security headers, and where one origin may
 * call the API, that one. Several take `originTemplate` besides. To what services answer the load balancer adds the one
 * origin; of several, each service names the one that asked.
 */
export function answerHeaders(origins: readonly string[]): Headers {
  const [first, ...others] = origins;
  if (first === undefined) return guardHeaders;
  const named: Headers = others.length === 0 ? { [originHeader]: first } : {};
  // A cache may not hand one page's answer to another.
  return { ...guardHeaders, ...named, Vary: "Origin" };
}

/**
 * Lines of a Velocity template that name the page that asked, where it is one of several that may; empty where
 * `answerHeaders` says it all.
 *
 * API Gateway keeps the names of headers as they were sent, and HTTP/2 sends them in small letters.
 */
export function originTemplate(origins: readonly string[]): string {
  if (origins.length < 2) return "";
  const isAllowed = origins.map((origin) => `$origin == "${origin}"`).join(" || ");
  return [
    '#set($origin = "")',
    "#foreach($name in $input.params().header.keySet())",
    '#if($name.toLowerCase() == "origin")',
    "#set($origin = $input.params().header.get($name))",
    "#end",
    "#end",
    `#if(${isAllowed})`,
    `#set($context.responseOverride.header.${originHeader} = $origin)`,
    "#end",
  ].join("##\n");
}

/** Headers as API Gateway maps them: fixed values stand in quotes, quotes inside are kept. */
export function fixedHeaders(prefix: string, headers: Headers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`${prefix}.header.${name}`, `'${value}'`]),
  );
}

/**
 * Headers of what API Gateway answers by itself, which no template can choose for. Where several origins may call, the
 * one that asks is named: such an answer holds no data, and a page that may not call is stopped before its request by
 * the answer to `OPTIONS`, so that nobody learns more than that a request was refused.
 */
export function gatewayHeaders(origins: readonly string[]): Record<string, string> {
  const fixed = fixedHeaders("gatewayresponse", answerHeaders(origins));
  if (origins.length < 2) return fixed;
  return { ...fixed, [`gatewayresponse.header.${originHeader}`]: "method.request.header.Origin" };
}
