import { Undecidable } from "./reader";

/**
 * Keeps the first thing that could not be decided while the questions beside it are still asked: one unknown value
 * must not hide what the others show. Whatever else is thrown goes on.
 */
export class OpenQuestions {
  private first?: Undecidable;

  /** What could not be decided first. */
  get open(): Undecidable | undefined {
    return this.first;
  }

  /** Why a verdict is open; undefined where every question was decided. */
  get reason(): string | undefined {
    return this.first?.message;
  }

  /**
   * The answer to a question; undefined where it is open.
   *
   * @param about what the question is about, where the reason does not say.
   */
  ask<T>(question: () => T, about?: string): T | undefined {
    try {
      return question();
    } catch (error) {
      this.keep(error, about);
      return undefined;
    }
  }

  /** What a check finds until it meets an open question. */
  *collect<T>(check: () => Iterable<T>): Iterable<T> {
    try {
      yield* check();
    } catch (error) {
      this.keep(error);
    }
  }

  note(open: Undecidable): void {
    this.first ??= open;
  }

  /** Throws what is open, for a verdict that needs every question decided. */
  settle(): void {
    if (this.first) {
      throw this.first;
    }
  }

  private keep(error: unknown, about?: string): void {
    // Stryker disable next-line BlockStatement,ConditionalExpression: a rule's own fault, held by test/policies/open-questions.test.ts
    if (!(error instanceof Undecidable)) {
      throw error;
    }
    this.note(about === undefined ? error : new Undecidable(`${about}: ${error.message}`));
  }
}
