'use strict';
// A plugin of Haraka's: answers every question from records in memory, as the harness and the bare server do.
const dns = require('node:dns');
const { readFileSync } = require('node:fs');

exports.register = function () {
  const records = new Map(JSON.parse(readFileSync(process.env.BENCH_RECORDS, 'utf8')));
  const resolve = async (name, type = 'A') => {
    const found = records.get(`${type} ${name.toLowerCase()}`);
    if (found !== undefined) return found;
    throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' });
  };
  dns.promises.resolve = resolve;
  dns.promises.resolveTxt = (name) => resolve(name, 'TXT');
  dns.promises.resolve4 = (name) => resolve(name, 'A');
  dns.promises.resolve6 = (name) => resolve(name, 'AAAA');
  dns.promises.resolveMx = (name) => resolve(name, 'MX');
  dns.promises.reverse = (ip) => resolve(ip, 'PTR');
  dns.reverse = (ip, done) => resolve(ip, 'PTR').then((names) => done(null, names), done);
};
