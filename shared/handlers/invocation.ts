/** The part of Lambda's context that our handlers read. */
export interface Invocation {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}
