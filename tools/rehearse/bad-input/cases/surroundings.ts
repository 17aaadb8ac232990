import type { BadInput } from "../bad-input";
import { all, part, text } from "../edits";

/** What is wrong around a command: environment variables, credentials, and the checkout itself. */
export const surroundings: readonly BadInput[] = [
  {
    title: "no folder for temporary files",
    command: "preview dev",
    surroundings: { TMPDIR: "/nowhere" },
    code: 1,
    message: /error: the folder for temporary files cannot be written to \(TMPDIR\): ENOENT: .+/,
  },
  {
    title: "doctor without credentials",
    command: "doctor dev",
    code: 1,
    message:
      'error: no AWS credentials: sign in to the environment\'s account first, for example with "aws sso login" (Could not load credentials from any providers)',
  },
  {
    title: "doctor with a profile that is not there",
    command: "doctor dev",
    surroundings: { AWS_PROFILE: "no-such-profile" },
    code: 1,
    message:
      'error: no AWS credentials: sign in to the environment\'s account first, for example with "aws sso login" (Could not load credentials from any providers)',
  },
  {
    title: "shift without credentials",
    command: "shift dev --only health-check",
    code: 1,
    message:
      'error: no AWS credentials: sign in to the environment\'s account first, for example with "aws sso login" (Could not load credentials from any providers)',
  },
  {
    title: "package.json that is cut off",
    command: "preview dev",
    broken: (checkout) => checkout.write("package.json", checkout.read("package.json").slice(0, 200)),
    code: 1,
    message: /setup: CHECKOUT\/package\.json: not JSON: .+; `git checkout` brings back the committed one/,
  },
  {
    title: "package-lock.json missing",
    command: "preview dev",
    broken: text("package-lock.json", undefined),
    code: 1,
    message:
      "setup: CHECKOUT/package-lock.json: it does not exist (ENOENT); `git checkout` brings back the committed one",
  },
  {
    title: "Node too old",
    command: "preview dev",
    broken: part("package.json", "^20.19 || >=22.12", ">=99.0"),
    code: 1,
    message: /setup: Node [\d.]+ is running; >=99\.0 is needed \(https:\/\/nodejs\.org\)/,
  },
  {
    title: "new environment without its row of sizes",
    command: "preview qa",
    broken: all(part("shared/naming/scope.ts", '"prod"]', '"prod", "qa"]'), (checkout) =>
      checkout.write(
        "Pulumi.qa.yaml",
        checkout
          .read("Pulumi.dev.yaml")
          .replaceAll("600802701449", "600802701450")
          .replace("env: dev", "env: qa"),
      ),
    ),
    code: 1,
    message:
      "error: shared/inventory/sizes.ts: sizeLimits: no row for qa; found dev, staging, prod, allowed: one for each environment",
  },
];
