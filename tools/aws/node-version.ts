/**
 * Keeps the AWS SDK from printing that its later versions will want a later Node (`emitWarningIfUnsupportedVersion` of
 * `@aws-sdk/core`, once in a process): package.json pins the SDK and says which Node is needed, so that the notice would
 * only hide what the tool has to tell. To be called before the first client is made.
 */
export function keepNodeNoticeQuiet(): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
}
