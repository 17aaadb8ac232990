import type { BadInput } from "../bad-input";
import { text } from "../edits";

function levels(title: string, content: string, message: string | RegExp): BadInput {
  const start = "error: --policy-pack-config CHECKOUT/levels.json: ";
  return {
    title,
    command: "preview dev --policy-pack-config CHECKOUT/levels.json",
    broken: text("levels.json", content),
    code: 2,
    message: typeof message === "string" ? `${start}${message}` : new RegExp(`${start}${message.source}`),
  };
}

/** Levels and parameters of the policies. A wrong exemption is a violation, which the preview shows with its plan. */
export const policyPack: readonly BadInput[] = [
  {
    title: "levels of policies: no such file",
    command: "preview dev --policy-pack-config CHECKOUT/levels.json",
    code: 2,
    message: /error: --policy-pack-config CHECKOUT\/levels\.json: cannot be read: ENOENT: .+/,
  },
  levels("levels of policies: not JSON", "all: advisory", /not JSON: .+/),
  levels("levels of policies: empty", "", /not JSON: .+/),
  levels("levels of policies: a list", "[]", /.+expected object.+/),
  levels(
    "policy misspelt in the levels",
    '{"s3-version": "advisory"}',
    'nothing is named "s3-version"; did you mean "s3-versioned"?',
  ),
  levels(
    "level that does not exist",
    '{"s3-versioned": "off"}',
    /s3-versioned: .*"mandatory"\|"advisory"\|"disabled"/,
  ),
  levels(
    "control of the mission lowered",
    '{"waf-attached": "advisory"}',
    'the rule waf-attached holds the control "WAF association", which is mandatory in every environment and cannot be lowered',
  ),
  levels(
    "localhost allowed in prod",
    '{"pack-settings": {"environments": {"prod": {"localhostAllowed": true}}}}',
    /pack-settings\.environments\.prod\.localhostAllowed: can only be false: .+/,
  ),
  levels(
    "days of logs below zero",
    '{"pack-settings": {"environments": {"dev": {"logDays": -1}}}}',
    /pack-settings\.environments\.dev\.logDays: .+/,
  ),
];
