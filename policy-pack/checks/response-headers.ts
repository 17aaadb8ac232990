import { actionsOf, isPlain, rulesOfListener } from "../graph/listeners";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext } from "../rule";
import { readsHttp } from "./balancer-guard";

/** A header that every answer carries, and the values by which it guards. */
export interface Header {
  readonly name: string;
  /** The middle of the listener's property. */
  readonly property: string;
  readonly isGood: (value: string) => boolean;
  readonly expected: string;
  /** Browsers take it over TLS alone. */
  readonly onTlsOnly?: true;
}

const year = 31_536_000;

export const headers: readonly Header[] = [
  {
    name: "Strict-Transport-Security",
    property: "StrictTransportSecurity",
    isGood: (value) => Number(/max-age=(\d+)/i.exec(value)?.[1] ?? 0) >= year,
    expected: `"max-age=${year}; includeSubDomains", a year or more`,
    onTlsOnly: true,
  },
  {
    name: "Content-Security-Policy",
    property: "ContentSecurityPolicy",
    isGood: (value) =>
      /(?:^|;)\s*default-src\s/i.test(value) && !/default-src[^;]*\s\*(?:\s|;|$)/i.test(value),
    expected: "a policy with `default-src` that names no `*`",
  },
  {
    name: "X-Content-Type-Options",
    property: "XContentTypeOptions",
    isGood: (value) => value.toLowerCase() === "nosniff",
    expected: '"nosniff"',
  },
  {
    name: "X-Frame-Options",
    property: "XFrameOptions",
    isGood: (value) => ["DENY", "SAMEORIGIN"].includes(value.toUpperCase()),
    expected: '"DENY" or "SAMEORIGIN"',
  },
];

/** True for a listener that does nothing but lead to another address, whose answers nobody renders. */
function onlyRedirects(listener: Resource, { graph }: RuleContext): boolean {
  return [listener, ...rulesOfListener(graph, listener)]
    .flatMap(actionsOf)
    .every((action) => action.text("type") === "redirect");
}

export const answersGuarded: Check = function* (listener, context) {
  if (!readsHttp(context.graph, listener) || onlyRedirects(listener, context)) {
    return;
  }
  const plain = isPlain(listener);
  for (const { name, property, isGood, expected, onTlsOnly } of headers) {
    const path = `routingHttpResponse${property}HeaderValue`;
    const value = listener.inputs.text(path);
    if (!(plain && onTlsOnly) && (value === undefined || !isGood(value))) {
      yield { found: `answers carry ${name} ${show(value)}`, expected: `\`${path}\`: ${expected}` };
    }
  }
};

/** What answers, and of which make, is nobody's business. */
export const serverUnnamed: Check = function* (listener, context) {
  if (
    readsHttp(context.graph, listener) &&
    !onlyRedirects(listener, context) &&
    listener.inputs.flag("routingHttpResponseServerEnabled") !== false
  ) {
    yield {
      found: "answers name the load balancer in `Server`",
      expected: "`routingHttpResponseServerEnabled: false`",
    };
  }
};
