'use strict';
// A plugin of Haraka's: takes every message for everybody and keeps none. One that the SPF plugin did not pass, or the
// DKIM plugin was not content with, is refused: then Haraka would have judged something else than the harness.
const judged = (results) => [results?.result].flat().map((word) => String(word).toLowerCase());

exports.hook_rcpt = (next) => next(OK);

exports.hook_queue = function (next, { transaction }) {
  const [spf] = judged(transaction.results.get('spf'));
  const failed = transaction.results.get('dkim')?.fail ?? [];
  if (spf !== 'pass' || failed.length > 0) return next(DENY, `spf=${spf} dkim=${failed.join(' ') || 'no fault'}`);
  return next(OK, 'taken');
};
