'use strict';
document.getElementById('theme').addEventListener('click', function () {
  var root = document.documentElement;
  var dark = root.classList.contains('dark')
    || (!root.classList.contains('light') && window.matchMedia('(prefers-color-scheme: dark)').matches);
  root.classList.remove('dark', 'light');
  root.classList.add(dark ? 'light' : 'dark');
});
document.querySelectorAll('table.sortable').forEach(function (table) {
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  function key(row, column) {
    var cell = row.cells[column];
    if (!cell.hasAttribute('data-value')) {
      var text = cell.textContent;
      return text !== '' && !isNaN(text) ? Number(text) : text;
    }
    var value = cell.getAttribute('data-value');
    return value === '' ? null : Number(value);
  }
  function sort(column) {
    var head = heads[column];
    var down = head.getAttribute('aria-sort') === 'ascending';
    heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows).map(function (row, at) {
      return { row: row, key: key(row, column), at: at };
    });
    rows.sort(function (a, b) {
      // What has no value comes last, whichever way is sorted.
      if (a.key === null || b.key === null) {
        return (a.key === null) - (b.key === null) || a.at - b.at;
      }
      var order = typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key
        : String(a.key).localeCompare(String(b.key), undefined, { numeric: true });
      return (down ? -order : order) || a.at - b.at;
    });
    rows.forEach(function (entry) { body.appendChild(entry.row); });
  }
  heads.forEach(function (head, column) {
    if (head.textContent === '') { return; }
    head.tabIndex = 0;
    head.addEventListener('click', function () { sort(column); });
    head.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); sort(column); }
    });
  });
});
