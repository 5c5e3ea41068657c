import type { Route } from '../model/delivery.ts';
import type { Alma, Evergreen, Folio } from '../model/sender.ts';
import { normalDomain } from '../standards/domain.ts';
import type { Tenant, TenantIdentity } from './catalogue-tenant.ts';

/** Under which names a tenant's notices go out. */
export function tenantIdentity(tenant: Tenant): TenantIdentity {
  switch (tenant.kind) {
    case 'folio':
      return folioIdentity(tenant);
    case 'evergreen':
      return evergreenIdentity(tenant);
    case 'alma':
      return almaIdentity(tenant);
  }
}

/** mod-email has no setting for the envelope, so MAIL FROM is From; it hands over itself and tries again. */
function folioIdentity({ from, replyTo, server, retry }: Folio): TenantIdentity {
  const route = { kind: 'submission', server, client: 'catalogue', queue: retry } as const;
  return { from, replyTo: replyTo === '' ? null : replyTo, mailFrom: from, route, helo: null, status: null };
}

/** The templates take one address for From and Reply-To; that MAIL FROM follows From is assumed. */
function evergreenIdentity({ bouncedEmails, libraryEmail, senderAddress, smtpServer }: Evergreen): TenantIdentity {
  const from = bouncedEmails || libraryEmail || senderAddress;
  return { from, replyTo: from, mailFrom: from, route: routeBy(smtpServer), helo: null, status: 'complete' };
}

/** From is the letter's, MAIL FROM the profile's; nothing keeps the two from having different domains. */
function almaIdentity({ addressFrom, envelopeFrom, relay }: Alma): TenantIdentity {
  return {
    from: addressFrom,
    replyTo: null,
    mailFrom: envelopeFrom,
    route: routeBy(relay),
    helo: null,
    status: 'sent',
  };
}

/** Straight to receivers, or through a server that relays for the machine's addresses. */
function routeBy(server: string): Route {
  const host = normalDomain(server.trim());
  return host === '' || host === 'localhost' ? { kind: 'mx' } : { kind: 'smarthost', host };
}
