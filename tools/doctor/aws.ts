import { isDenied, patience } from "../aws/failure";
import { keepNodeNoticeQuiet } from "../aws/node-version";
import { permissionOf } from "./permissions";

/** AWS did not allow a question. */
export class Denied extends Error {
  /** @param permission IAM action that the question takes */
  constructor(
    readonly permission: string,
    cause: unknown,
  ) {
    super(`the credentials lack ${permission}`, { cause });
  }
}

interface Options {
  readonly region: string;
  readonly retryMode: string;
  readonly maxAttempts: number;
}

interface Client {
  send: (...args: never[]) => unknown;
}

type Send = (command: object, ...rest: unknown[]) => Promise<unknown>;

/** Lets a client send only what the table of permissions has, and names the permission where AWS refuses. */
function readOnly<C extends Client>(client: C): C {
  const send = client.send.bind(client) as unknown as Send;
  const ask: Send = async (command, ...rest) => {
    const [who, what] = [client.constructor.name, command.constructor.name];
    const permission = permissionOf(who, what);
    if (permission === undefined) throw new Error(`${who}, ${what}: the doctor only reads, and not this`);
    try {
      return await send(command, ...rest);
    } catch (error) {
      throw isDenied(error) ? new Denied(permission, error) : error;
    }
  };
  return Object.assign(client, { send: ask });
}

/** The AWS services of one region; each client is made at its first use. */
export class Aws {
  private readonly clients = new Map<string, Client>();

  constructor(readonly region: string) {
    keepNodeNoticeQuiet();
  }

  /** @param region where it is not that of the environment */
  client<C extends Client>(kind: new (options: Options) => C, region = this.region): C {
    const key = `${kind.name} ${region}`;
    const known = this.clients.get(key);
    if (known !== undefined) return known as C;
    const made = readOnly(new kind({ region, ...patience }));
    this.clients.set(key, made);
    return made;
  }
}
