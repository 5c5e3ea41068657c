/* oxlint-disable no-underscore-dangle -- smtp-server's own names for what its subclasses may replace */
import type { Socket } from 'node:net';
import type { SecureContext, TLSSocket, TlsOptions } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { SMTPConnection, type SMTPConnectionOptions } from 'smtp-server/lib/smtp-connection.js';

/** MAIL or RCPT with a quoted local part (RFC 5321 section 4.1.2, Quoted-string), UTF-8 in it allowed (RFC 6531). */
const QUOTED_PATH = /^([A-Za-z]+ [A-Za-z]+:\s*<)("(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*")(@[^\s<>]+>.*)$/u;
/** Stands for the quoted local part while smtp-server reads the rest. */
const STAND_IN = 'quoted';
/** RFC 5321 section 4.5.3.1.1, octets. */
const LONGEST_LOCAL = 64;

/**
 * smtp-server 3.21.6 waits 100 ms before each greeting to catch clients that talk too soon, whatever its options. Our
 * clients are our own, and a scenario makes dozens of connections one after the other: this connection greets at once.
 */
class PromptConnection extends SMTPConnection {
  override init(): void {
    this._setListeners(() => this.connectionReady());
  }

  /** The base class takes a blank, an @ or a > in quotes for the end of the local part. */
  override _parseAddressCommand(name: string, command: Buffer | string): Parsed {
    const [, before, local, after] = QUOTED_PATH.exec(String(command)) ?? [];
    if (local === undefined) return super._parseAddressCommand(name, command);
    if (Buffer.byteLength(local) > LONGEST_LOCAL) return false;
    const parsed = super._parseAddressCommand(name, `${before}${STAND_IN}${after}`);
    return parsed && { ...parsed, address: `${local}${parsed.address.slice(STAND_IN.length)}` };
  }
}

type Parsed = ReturnType<SMTPConnection['_parseAddressCommand']>;

/** What hosts show of themselves under STARTTLS, by certificate: they have few, and there are hosts in each scenario. */
const contexts = new Map<string, SecureContext>();

/** An SMTP server that greets at once. */
export class PromptServer extends SMTPServer {
  /** Called by the base class for every server, at the price of a connection, whether or not it offers STARTTLS. */
  override updateSecureContext(options?: TlsOptions | SMTPServerOptions | null): void {
    const { hideSTARTTLS, cert, secure } = this.options;
    if (hideSTARTTLS === true) return;
    const identity = typeof cert === 'string' && secure !== true ? cert : null;
    const known = identity === null ? undefined : contexts.get(identity);
    if (known !== undefined) {
      this.secureContext = new Map([['*', known]]);
      return;
    }
    super.updateSecureContext(options);
    const made = this.secureContext.get('*');
    if (identity !== null && made !== undefined) contexts.set(identity, made);
  }

  override connect(socket: Socket | TLSSocket, options?: SMTPConnectionOptions | null): void {
    const connection = new PromptConnection(this, socket, options);
    this.connections.add(connection);
    connection.on('error', (error) => this._onError(error));
    connection.on('connect', (data) => this._onClientConnect(data));
    connection.init();
  }
}
