import type { EngineEvent } from "./event-stream";

const REFRESH_MS = 100;
const LINE_EVERY_MS = 5_000;

/**
 * Tells on stderr what is being done, how many resources have been registered and for how long: one refreshed
 * line on a terminal, otherwise a line at the start and one every few seconds.
 */
export class Progress {
  private readonly begun = Date.now();
  private readonly resources = new Set<string>();
  private readonly timer: NodeJS.Timeout;
  private task = "";

  constructor(private readonly out: NodeJS.WriteStream = process.stderr) {
    this.timer = setInterval(() => this.show(), out.isTTY ? REFRESH_MS : LINE_EVERY_MS).unref();
  }

  /** @param task what is done from now on, as in "previewing persistent" */
  begin(task: string): void {
    this.task = task;
    this.resources.clear();
    this.show();
  }

  readonly onEvent = (event: EngineEvent): void => {
    const urn = event.resourcePreEvent?.metadata.urn;
    if (urn !== undefined) this.resources.add(urn);
  };

  stop(): void {
    clearInterval(this.timer);
    if (this.out.isTTY) this.out.write("\r\u001b[K");
  }

  private show(): void {
    const count = this.resources.size === 0 ? "" : `, ${this.resources.size} resources`;
    const line = `${this.task}${count}, ${Math.round((Date.now() - this.begun) / 1000)} s`;
    this.out.write(this.out.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  }
}
