"use strict";
// The worker of the viewer origin: the player's own, and on each of its answers our policy.
// The player's own policy lets a page it replays open sockets to anybody, and its start page has
// none at all: https://github.com/webrecorder/wabac.js/blob/main/src/utils.ts (DEFAULT_CSP).
// Left open: WebRTC, which no policy of Chromium's closes.
const POLICY = [
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
  "connect-src 'self' data: blob:",
  "frame-src 'self' data: blob:",
  "form-action 'none'",
  "object-src 'none'",
].join("; ");

function closed(response) {
  const headers = new Headers(response.headers);
  headers.set("Content-Security-Policy", POLICY);
  headers.set("X-DNS-Prefetch-Control", "off");
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

if (self.FetchEvent) { // the player loads an archive in a worker of a page, which answers nothing
  const respondWith = FetchEvent.prototype.respondWith;
  FetchEvent.prototype.respondWith = function (answer) {
    respondWith.call(this, Promise.resolve(answer).then(closed));
  };
}

importScripts("player.js");
