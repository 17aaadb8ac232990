import { render } from "velocityjs";

/** What a mapping template sees of a request. */
export interface Request {
  readonly body: string;
  readonly requestId: string;
  readonly claims: Readonly<Record<string, string>>;
  /** By name as the client wrote it. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * `$util.urlEncode` as the AWS reference has it, `application/x-www-form-urlencoded`: a space is a plus, letters, digits
 * and `.-*_` stay, all else is the UTF-8 bytes after percent signs.
 */
function urlEncode(text: string): string {
  const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text)
    .replaceAll(/[!'()~]/g, percent)
    .replaceAll("%20", "+");
}

/** Executes a request template of API Gateway. */
export function executed(template: string, request: Request): string {
  const { body, requestId, claims, headers = {}, query = {} } = request;
  const parameters = { path: {}, querystring: query, header: headers };
  return render(template, {
    context: { requestId, authorizer: { claims } },
    util: { urlEncode },
    input: {
      body,
      params: (name?: string) => (name === undefined ? parameters : (query[name] ?? headers[name] ?? "")),
    },
  });
}

/** What a response template makes of the answer of the service behind it. */
export interface Answered {
  readonly body: string;
  /** Set where the template says another status than its own. */
  readonly status?: number;
}

/** Executes a response template of API Gateway. @param code what the answer has at `$.Error.Code`, if anything. */
export function answered(template: string, requestId: string, code?: string): Answered {
  const responseOverride: { status?: number } = {};
  const body = render(template, {
    context: { requestId, responseOverride },
    input: { path: (where: string) => (where === "$.Error.Code" ? (code ?? "") : "") },
  });
  return { body, ...responseOverride };
}
