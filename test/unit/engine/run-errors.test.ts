import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { startRun } from "../../../tools/engine/run-errors";

const events = ["uncaughtException", "unhandledRejection"] as const;
type Listener = (error: unknown) => void;

const listeners = (event: (typeof events)[number]): Listener[] =>
  process.listeners(event as "uncaughtException") as unknown as Listener[];

/** A program that begins as the SDK begins one, and goes wrong when it is told to. */
class Program {
  readonly heard: string[] = [];
  readonly end: () => void;
  private fail: (message: string) => void = () => undefined;

  constructor() {
    const listener: Listener = (error) => this.heard.push((error as Error).message);
    this.end = startRun(() => {
      for (const event of events) process.on(event, listener);
      void new Promise<string>((resolve) => (this.fail = resolve)).then((message) => {
        throw new Error(message);
      });
    });
  }

  async goWrong(message: string): Promise<void> {
    this.fail(message);
    await turn();
    await turn();
  }
}

describe("errors of programs", () => {
  // Mocha listens, too, and would fail the test for errors that it makes on purpose.
  let others: readonly (readonly [(typeof events)[number], readonly Listener[]])[];
  const programs: Program[] = [];
  const started = (): Program => {
    const program = new Program();
    programs.push(program);
    return program;
  };

  beforeEach(() => {
    others = events.map((event) => [event, listeners(event)]);
    for (const event of events) process.removeAllListeners(event);
  });
  afterEach(() => {
    for (const { end } of programs.splice(0)) end();
    for (const [event, own] of others) {
      process.removeAllListeners(event);
      for (const listener of own) process.on(event, listener);
    }
  });

  it("reach the run that they are of", async () => {
    const program = started();
    await program.goWrong("broken");
    assert.deepEqual(program.heard, ["broken"]);
  });

  it("of a run that was cut off do not fail the next one, nor end the process", async () => {
    const [cutOff, next] = [started(), started()];
    cutOff.end();
    await cutOff.goWrong("no connection");
    next.end();
    assert.deepEqual([cutOff.heard, next.heard], [[], []]);
  });

  it("of one run do not fail another that goes on beside it", async () => {
    const [first, second] = [started(), started()];
    await first.goWrong("broken");
    assert.deepEqual([first.heard, second.heard], [["broken"], []]);
  });

  it("do not pile up listeners on the process, however many runs are cut off", () => {
    const counts = (): readonly number[] => events.map((event) => listeners(event).length);
    started().end();
    const after = counts();
    for (let count = 0; count < 40; count += 1) started().end();
    assert.deepEqual(counts(), after);
  });
});
