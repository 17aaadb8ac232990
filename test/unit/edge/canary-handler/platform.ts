import { once } from "node:events";
import { createServer } from "node:http";
import type { Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { mock } from "node:test";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { mockClient } from "aws-sdk-client-mock";
import { handler } from "../../../../edge/canary/handler";
import { secretsManager } from "../../../../edge/canary/token";

export const clientSecret = "s3cr3t-of-the-client";
export const token = "eyJraWQiOiJhIn0.eyJzY29wZSI6IngifQ.c2lnbmF0dXJl";

/** What the platform was asked. */
export interface Seen {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

export type Answering = (response: ServerResponse) => void;

const json =
  (status: number, body: unknown): Answering =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

/** As backend-api answers: architecture.md 1.3, what its health covers. */
export const health = {
  status: "healthy",
  dependencies: {
    dynamodb: { status: "healthy" },
    sqs: { status: "healthy" },
    "data-collection": { status: "up" },
    "strategy-service": "ok",
  },
};

/** The answers of a platform that is well; the second word says whether there is a token. */
const well: Readonly<Record<string, Answering>> = {
  "POST /oauth2/token": json(200, { access_token: token, expires_in: 3600, token_type: "Bearer" }),
  "GET /health": json(200, health),
  "GET /api/v1/health": json(401, { message: "Unauthorized" }),
  "GET /api/v1/health token": json(200, health),
  "POST /api/v1/backtests token": json(202, { job_id: "0b5c1a52-4f6e-4f0e-9c1b-2f8d7f1d9a11" }),
};

export interface Run {
  readonly answer?: string;
  readonly error?: Error;
  /** Everything that was written to the log. */
  readonly written: string;
}

/** API and token endpoint on this machine. */
export class Platform {
  readonly seen: Seen[] = [];
  private readonly secrets = mockClient(secretsManager);
  private answers: Readonly<Record<string, Answering>> = well;

  private constructor(private readonly server: Server) {
    server.on("request", (request, response) => {
      void text(request).then((body) => {
        const { authorization } = request.headers;
        const { method, url: path } = request;
        this.seen.push({ method, path, authorization, type: request.headers["content-type"], body });
        const signedIn = authorization === `Bearer ${token}` ? " token" : "";
        const answer = this.answers[`${method} ${path}${signedIn}`];
        if (answer === undefined) response.writeHead(404).end();
        else answer(response);
      });
    });
  }

  static async start(): Promise<Platform> {
    const platform = new Platform(createServer());
    platform.server.listen(0, "127.0.0.1");
    await once(platform.server, "listening");
    platform.reset();
    return platform;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  reset(): void {
    this.seen.length = 0;
    this.answers = well;
    this.secret(JSON.stringify({ client_id: "client", client_secret: clientSecret }));
  }

  /** Answers one request otherwise from now on. */
  answer(request: string, status: number, body: unknown): void {
    this.answers = { ...this.answers, [request]: json(status, body) };
  }

  /** Answers one request by hand. */
  answerBy(request: string, answer: Answering): void {
    this.answers = { ...this.answers, [request]: answer };
  }

  /** The value of the canary's secret; an error where it cannot be read. */
  secret(value: string | Error): void {
    this.secrets.reset();
    // By its name alone: another secret is not there.
    const asked = this.secrets.on(GetSecretValueCommand, { SecretId: "tradai/dev/ci-client-credentials" });
    if (typeof value === "string") asked.resolves({ SecretString: value });
    else asked.rejects(value);
  }

  variables(): Record<string, string> {
    return {
      API_URL: this.url,
      TOKEN_URL: `${this.url}/oauth2/token`,
      TOKEN_SCOPES: "tradai-api/read tradai-api/write",
      SECRET_NAME: "tradai/dev/ci-client-credentials",
      STRATEGY: "momentum",
    };
  }

  /** One run of the canary. */
  async run(changes: Readonly<Record<string, string | undefined>> = {}): Promise<Run> {
    const variables = Object.entries({ ...this.variables(), ...changes });
    for (const [name, value] of variables) if (value !== undefined) process.env[name] = value;
    const written: string[] = [];
    const write = mock.method(process.stdout, "write", (chunk: string) => written.push(chunk) > 0);
    const result: { answer?: string; error?: Error } = {};
    try {
      result.answer = await handler();
    } catch (error) {
      result.error = error as Error;
    } finally {
      write.mock.restore();
      for (const [name] of variables) delete process.env[name];
    }
    return { ...result, written: written.join("") };
  }

  async stop(): Promise<void> {
    this.secrets.restore();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}
