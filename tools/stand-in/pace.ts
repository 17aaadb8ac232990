import { companionTypes } from "./rules/refusals";

/**
 * Makes a forgotten dependency fail every time, not by chance.
 *
 * The engine creates at once whatever has no open dependency, so that a trail and the bucket policy that it
 * rests on would be created in the order in which their requests happen to come. Therefore the companions (what
 * AWS looks for without being told its id: bucket policies, versioning, role policies, resource servers, …)
 * wait until the engine has nothing else to ask: whoever depends on them is then either waiting for them in
 * the engine, which is right, or has been refused. The same holds for deletions: a role whose policy is
 * deleted without order meets the policy still there.
 */
export class Pace {
  private readonly waiting: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** @param quiet for so many milliseconds nothing must have been heard of the engine before a turn comes. */
  constructor(private readonly quiet = 80) {}

  /** A request has come in, or an answer has gone out. */
  heard(): void {
    if (this.waiting.length > 0) this.restart();
  }

  /** Resolves when a resource of this type may be created or deleted. */
  async turn(type: string): Promise<void> {
    if (!companionTypes.has(type)) return;
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      this.restart();
    });
  }

  private restart(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const release of this.waiting.splice(0)) release();
    }, this.quiet);
  }
}
