/*
 * Fills the page, once a second. Names of files and people come from strangers: text goes in by textContent and title alone,
 * never as markup. A row stays the same element as long as its thing is there, so a button is not exchanged under a finger.
 */
(function () {
  'use strict';

  // Without the password that may stand in the address: fetch takes no such address.
  const root = location.origin + new URL(document.currentScript.src).pathname.replace(/\/[^/]*$/, '');
  const tables = {};
  let refused = { text: '', until: 0 };
  let asked = 0;
  let answered = 0;

  // ---- words

  const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

  function bytes(count) {
    let unit = 0;
    let value = count;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return (unit === 0 ? value : value.toFixed(1)) + ' ' + UNITS[unit];
  }

  function duration(seconds) {
    const two = (value) => String(value).padStart(2, '0');
    const minutes = Math.floor(seconds / 60);
    return minutes < 60
      ? minutes + ':' + two(seconds % 60)
      : Math.floor(minutes / 60) + ':' + two(minutes % 60) + ':' + two(seconds % 60);
  }

  const moment = (millis) => (millis < 0 ? 'never' : new Date(millis).toLocaleString());
  const percent = (row) => (row.size === 0 ? 100 : Math.floor((100 * row.position) / row.size));

  function progress(row) {
    return row.size < 0 ? bytes(row.position) : bytes(row.position) + ' of ' + bytes(row.size) + ', ' + percent(row) + '%';
  }

  // ---- elements

  function make(tag, parent, className) {
    const made = document.createElement(tag);
    made.className = className || '';
    parent.appendChild(made);
    return made;
  }

  function say(element, text) {
    const words = String(text);
    if (element.textContent !== words) {
      element.textContent = words;
    }
  }

  const plain = (words) => (cell, row) => say(cell, words(row));

  function file(cell, row) {
    const name = cell.firstChild || make('strong', cell);
    const path = cell.lastChild === name ? make('small', cell) : cell.lastChild;
    say(name, row.name);
    say(path, row.path.endsWith('/' + row.name) ? row.path.slice(0, -row.name.length) : row.path);
    cell.title = row.path;
  }

  function state(cell, row) {
    const badge = cell.firstChild || make('span', cell);
    badge.className = 'tidewire-state tidewire-' + row.state;
    say(badge, row.state);
  }

  function bar(cell, row) {
    const words = cell.firstChild || make('span', cell);
    say(words, progress(row));
    const line = cell.lastChild === words ? make('progress', cell) : cell.lastChild;
    line.hidden = row.size < 0;
    line.max = Math.max(row.size, 1);
    line.value = row.size === 0 ? 1 : row.position;
  }

  function button(cell, row, action) {
    const made = make('button', cell, 'tidewire-' + action);
    made.type = 'button';
    made.setAttribute('aria-label', action + ' transfer ' + row.number);
    say(made, action);
    made.addEventListener('click', () => press(made, row, action));
    return made;
  }

  function buttons(cell, row) {
    const there = new Map(Array.from(cell.children, (one) => [one.textContent, one]));
    there.forEach((one, action) => row.actions.includes(action) || one.remove());
    row.actions.forEach(function (action, index) {
      const wanted = there.get(action) || button(cell, row, action);
      if (cell.children[index] !== wanted) {
        cell.insertBefore(wanted, cell.children[index]);
      }
    });
  }

  // ---- tables

  const way = plain((row) => (row.direction === 'incoming' ? 'in' : 'out'));
  const name = plain((row) => row.name);
  const peer = plain((row) => row.peer);
  const number = plain((row) => row.number);
  const COLUMNS = {
    live: [
      ['Nr', number],
      ['State', state],
      ['Way', way],
      ['File', file],
      ['With', peer],
      ['Done', bar],
      ['Rate', plain((row) => (row.rate > 0 ? bytes(row.rate) + '/s' : ''))],
      ['Left', plain((row) => (row.left >= 0 ? duration(row.left) : ''))],
      ['Waits for', plain((row) => row.waits)],
      ['', buttons],
    ],
    ended: [
      ['Nr', number],
      ['State', state],
      ['Way', way],
      ['File', file],
      ['With', peer],
      ['Done', plain(progress)],
      ['When', plain((row) => moment(row.since))],
      ['Why', plain((row) => row.waits)],
      ['', buttons],
    ],
    waiting: [
      ['Place', plain((row) => row.place || '')],
      ['Way', way],
      ['Nr', number],
      ['File', name],
      ['With', peer],
    ],
    offers: [
      ['With', peer],
      ['Nr', number],
      ['File', name],
    ],
    stores: [
      ['Name', name],
      ['Mount', plain((row) => row.mount)],
      ['State', plain((row) => (row.used ? (row.mount === '/' ? 'in use as root' : 'in use') : 'standby'))],
      ['Ranking', plain((row) => row.ranking)],
      ['Transfers', plain((row) => row.transfers)],
      ['Bundle', plain((row) => row.bundle)],
    ],
    friends: [
      ['Name', name],
      ['State', state],
      ['Calls themselves', plain((row) => row.nick)],
      ['Says', plain((row) => row.status)],
      ['Last seen', plain((row) => (row.state === 'online' ? row.availability : moment(row.seen)))],
    ],
  };
  const EMPTY = {
    live: 'No transfers.',
    ended: 'Nothing ended.',
    waiting: 'Nobody waits for a slot.',
    offers: 'No offers.',
    stores: 'No store is there.',
    friends: 'No friends.',
  };

  function table(kind) {
    if (!tables[kind]) {
      const element = document.getElementById('tidewire-' + kind);
      const head = make('tr', make('thead', element));
      COLUMNS[kind].forEach((column) => say(make('th', head), column[0]));
      tables[kind] = { element: element, body: make('tbody', element), rows: new Map() };
    }
    return tables[kind];
  }

  function line(kind) {
    const row = make('tr', table(kind).body);
    COLUMNS[kind].forEach(function (column) {
      make('td', row).dataset.label = column[0];
    });
    return row;
  }

  const keyOf = (each, index) => String(each.id || each.number || index + ' ' + each.name);

  function fill(kind, some) {
    const shown = table(kind);
    const keys = some.rows.map(keyOf);
    forget(shown, new Set(keys));
    some.rows.forEach(function (each, index) {
      const row = shown.rows.get(keys[index]) || line(kind);
      shown.rows.set(keys[index], row);
      COLUMNS[kind].forEach((column, at) => column[1](row.children[at], each));
      if (shown.body.children[index] !== row) {
        shown.body.insertBefore(row, shown.body.children[index]);
      }
    });
    count(kind, some);
  }

  // Before rows are put in order: else all behind one that has gone would be moved, and a button that is moved loses the focus.
  function forget(shown, stay) {
    shown.rows.forEach(function (row, key) {
      if (!stay.has(key)) {
        row.remove();
        shown.rows.delete(key);
      }
    });
  }

  function count(kind, some) {
    const none = some.rows.length === 0;
    tables[kind].element.hidden = none;
    const more = some.more > 0 ? 'the first ' + some.rows.length + ', and ' + some.more + ' more' : some.rows.length;
    say(document.getElementById('tidewire-' + kind + '-count'), none ? EMPTY[kind] : more);
  }

  // ---- asking

  function note(text) {
    const element = document.getElementById('tidewire-note');
    element.hidden = text === '';
    say(element, text);
  }

  async function look() {
    const question = ++asked;
    try {
      // With an end, or a server that hangs would leave an old page that nobody is told of.
      const answer = await fetch(root + '/state.json', { cache: 'no-store', signal: AbortSignal.timeout(10000) });
      if (!answer.ok) {
        throw new Error('the server answers ' + answer.status + '; load this page again');
      }
      const now = await answer.json();
      if (question < answered) {
        return; // a later question was answered first: what this says is old
      }
      answered = question;
      Object.keys(COLUMNS).forEach((kind) => fill(kind, now[kind]));
      if (!now.node) {
        say(document.getElementById('tidewire-friends-count'), 'There is no Tox node.');
      }
      note(Date.now() < refused.until ? refused.text : now.engine ? '' : 'There is no engine: no transfer can begin.');
    } catch (problem) {
      note('What is shown may be old: ' + problem.message);
    }
  }

  function refuse(text) {
    refused = { text: text, until: text === '' ? 0 : Date.now() + 10000 };
  }

  async function press(button, row, action) {
    if (action === 'cancel' && !confirm('Cancel transfer ' + row.number + ' for good?\n' + row.name)) {
      return;
    }
    button.disabled = true;
    try {
      const answer = await fetch(root + '/transfers/' + encodeURIComponent(row.id) + '/' + action, {
        method: 'POST',
        headers: { 'X-Tidewire': 'console' },
      });
      refuse(answer.ok ? '' : (await answer.json()).error);
    } catch (problem) {
      refuse('Not done: ' + problem.message);
    }
    button.disabled = false;
    await look();
  }

  async function again() {
    if (!document.hidden) {
      await look();
    }
    setTimeout(again, 1000);
  }

  again();
})();
