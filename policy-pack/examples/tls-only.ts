/** A statement that differs from a sound denial of requests without TLS. */
interface Changed {
  readonly title: string;
  readonly changed: Readonly<Record<string, unknown>>;
}

/** Denials that let something through without TLS. */
export const leakyDenials: readonly Changed[] = [
  {
    title: "A statement that admits what comes without TLS instead of denying it",
    changed: { Effect: "Allow" },
  },
  {
    title: "A deny of one account alone",
    changed: { Principal: { AWS: "arn:aws:iam::111122223333:root" } },
  },
  {
    title: "A deny that binds one caller only",
    changed: {
      Condition: {
        Bool: { "aws:SecureTransport": "false" },
        StringEquals: { "aws:PrincipalAccount": "111122223333" },
      },
    },
  },
  {
    title: "A deny of requests without a second factor, by TLS or not",
    changed: { Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } },
  },
  {
    title: "A deny of requests that carry the key, which all do",
    changed: { Condition: { Null: { "aws:SecureTransport": "false" } } },
  },
  {
    title: "A deny of everything that is not insecure",
    changed: { Condition: { StringNotEquals: { "aws:SecureTransport": "false" } } },
  },
  {
    title: "A deny of what comes by TLS",
    changed: { Condition: { Bool: { "aws:SecureTransport": "true" } } },
  },
  {
    title: "A deny of requests with and without TLS, which nobody would leave in place",
    changed: { Condition: { Bool: { "aws:SecureTransport": ["false", "true"] } } },
  },
  {
    title: "A deny under a condition without value, which never holds",
    changed: { Condition: { Bool: { "aws:SecureTransport": [] } } },
  },
];

/** Denials in other words that let nothing through. */
export const soundDenials: readonly Changed[] = [
  {
    title: "A deny of everybody, and of one account by name",
    changed: { Principal: { AWS: ["*", "arn:aws:iam::111122223333:root"] } },
  },
  {
    title: "A deny that holds as well where the key is absent",
    changed: { Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } },
  },
];
