/* oxlint-disable no-underscore-dangle -- smtp-server's own names for what its subclasses may replace */
import type { Socket } from 'node:net';
import type { TLSSocket, TlsOptions } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { SMTPConnection, type SMTPConnectionOptions } from 'smtp-server/lib/smtp-connection.js';

/**
 * smtp-server 3.21.6 waits 100 ms before each greeting to catch clients that talk too soon, whatever its options. Our
 * clients are our own, and a scenario makes dozens of connections one after the other: this connection greets at once.
 */
class PromptConnection extends SMTPConnection {
  override init(): void {
    this._setListeners(() => this.connectionReady());
  }
}

/** An SMTP server that greets at once. */
export class PromptServer extends SMTPServer {
  /** Called by the base class for every server, at the price of a connection, whether or not it offers STARTTLS. */
  override updateSecureContext(options?: TlsOptions | SMTPServerOptions | null): void {
    if (this.options.hideSTARTTLS !== true) super.updateSecureContext(options);
  }

  override connect(socket: Socket | TLSSocket, options?: SMTPConnectionOptions | null): void {
    const connection = new PromptConnection(this, socket, options);
    this.connections.add(connection);
    connection.on('error', (error) => this._onError(error));
    connection.on('connect', (data) => this._onClientConnect(data));
    connection.init();
  }
}
