import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../../../shared/errors";
import type { Layer } from "../../../shared/naming";

/** What the contract tests of one layer in dev work with. */
export interface StoredStack {
  /** Stands in for the engine with what it has stored of the stack. */
  readonly engineWith: (outputs: object, secretOutputNames?: readonly string[]) => Promise<void>;
  /** The lines of a refusal, without the stack that each begins with; none where nothing is refused. */
  readonly refused: (use: () => unknown) => Promise<string[]>;
}

/**
 * The stack of a layer in dev.
 *
 * @param reader the layer that reads it.
 */
export function storedStack(layer: Layer, reader: Layer): StoredStack {
  const stack = `organization/tradai-${layer}/dev`;
  return {
    engineWith: async (outputs, secretOutputNames = []) => {
      await pulumi.runtime.setMocks(
        {
          newResource: ({ inputs }) => ({
            id: stack,
            state: { ...(inputs as object), outputs, secretOutputNames },
          }),
          call: () => ({ name: stack, outputs, secretOutputNames }),
        },
        `tradai-${reader}`,
        "dev",
        false,
        "organization",
      );
    },
    refused: async (use) => {
      try {
        await use();
        return [];
      } catch (error) {
        assert.ok(error instanceof UserError, String(error));
        const lines = error.message.split("\n");
        for (const line of lines) assert.ok(line.startsWith(`outputs of stack ${stack}: `), line);
        return lines.map((line) => line.replace(`outputs of stack ${stack}: `, ""));
      }
    },
  };
}
