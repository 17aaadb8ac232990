import { once } from "node:events";
import { createServer } from "node:https";
import type { Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";

export const domain = "api.example.com";

/** What the load balancer saw of a request. */
export interface Seen {
  readonly path: string | undefined;
  readonly host: string | undefined;
  /** The name asked for in TLS. */
  readonly serverName: string | false | null;
  readonly testHeader: unknown;
}

export type Answering = (response: ServerResponse, request: IncomingMessage, count: number) => void;

/** A load balancer on this machine, whose certificate is for the domain alone and signed by nobody else. */
export class Balancer {
  readonly seen: Seen[] = [];
  answering: Answering = (response) => response.end();

  private constructor(
    private readonly server: Server,
    readonly ca: string,
  ) {
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      const { servername } = request.socket as unknown as { servername: Seen["serverName"] };
      this.seen.push({
        path: request.url,
        host: request.headers.host,
        serverName: servername,
        testHeader: request.headers["x-tradai-test"],
      });
      this.answering(response, request, this.seen.length);
    });
  }

  static async start(): Promise<Balancer> {
    const { cert, private: key } = await generate([{ name: "commonName", value: domain }], {
      keyType: "ec",
      extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: domain }] }],
    });
    const balancer = new Balancer(createServer({ cert, key }), cert);
    balancer.server.listen(0, "127.0.0.1");
    await once(balancer.server, "listening");
    return balancer;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Forgets what it saw, and answers 200 with this body from now on. */
  answer(body: unknown, status = 200): void {
    this.seen.length = 0;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    this.answering = (response) => response.writeHead(status).end(text);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}
