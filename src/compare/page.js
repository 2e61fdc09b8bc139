'use strict';
(() => {
  const series = JSON.parse(document.getElementById('data').textContent);
  const panel = document.getElementById('evidence');
  const rows = [...document.querySelectorAll('tr[data-i]')];
  const make = (tag, text, kind) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const draw = (tag, facts, text) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(facts)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // every word of the search must be in the row's metric, unit, issuer or kind of report
  const search = document.getElementById('search');
  const texts = rows.map(row => {
    const group = row.closest('section').querySelector('h2').textContent;
    return `${row.cells[0].textContent} ${row.cells[1].textContent} ${group}`.toLowerCase();
  });
  const narrow = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !words.every(word => texts[i].includes(word));
      if (!row.hidden) shown += 1;
    });
    for (const group of document.querySelectorAll('.group')) {
      group.hidden = !group.querySelector('tbody tr:not([hidden])');
    }
    document.getElementById('shown').textContent = shown;
    document.getElementById('nothing').hidden = shown > 0;
  };
  search.addEventListener('input', narrow);

  // the chart only places points; numbers in words are those of the table
  const chart = (points) => {
    const told = points.filter(p => p.year !== null && p.height !== null).map(p => ({ ...p, y: Number(p.height) }));
    const first = [...new Map([...told].reverse().map(p => [p.year, p])).values()].sort((a, b) => a.year - b.year);
    if (first.length < 2) return null;
    const [width, height, left, right, top, bottom] = [440, 190, 16, 16, 28, 24];
    const years = told.map(p => p.year), values = told.map(p => p.y);
    const [from, to] = [Math.min(...years), Math.max(...years)];
    let [low, high] = [Math.min(...values), Math.max(...values)];
    if (low === high) [low, high] = [low - 1, high + 1];
    const x = year => left + (year - from) / Math.max(to - from, 1) * (width - left - right);
    const y = value => height - bottom - (value - low) / (high - low) * (height - top - bottom);
    const svg = draw('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img' });
    svg.append(draw('title', {}, 'line chart of the series'));
    svg.append(draw('line', { class: 'axis', x1: left, x2: width - right, y1: height - bottom, y2: height - bottom }));
    if (low < 0 && high > 0) svg.append(draw('line', { class: 'axis', x1: left, x2: width - right, y1: y(0), y2: y(0) }));
    svg.append(draw('polyline', { class: 'line', points: first.map(p => `${x(p.year)},${y(p.y)}`).join(' ') }));
    const every = Math.ceil(first.length / 8);
    for (const p of told) {
      const own = first.includes(p);
      const dot = draw('circle', { cx: x(p.year), cy: y(p.y), r: 3.5, class: own ? '' : 'other' });
      dot.append(draw('title', {}, `${p.year}: ${p.shown}`));
      svg.append(dot);
    }
    first.forEach((p, i) => {
      if (i % every && i !== first.length - 1) return;
      const anchor = first.length > 1 && i === 0 ? 'start' : i === first.length - 1 ? 'end' : 'middle';
      svg.append(draw('text', { x: x(p.year), y: height - 8, 'text-anchor': anchor }, p.year));
      svg.append(draw('text', { x: x(p.year), y: y(p.y) - 8, 'text-anchor': anchor }, p.shown));
    });
    return svg;
  };

  const sentence = (point) => {
    const quote = make('blockquote');
    quote.lang = 'zh-Hans';
    if (point.quote === null || point.mark === null) {
      quote.textContent = point.quote ?? point.text;
      return quote;
    }
    // places are in code points
    const letters = [...point.quote];
    const [from, to] = point.mark;
    quote.append(letters.slice(0, from).join(''), make('mark', letters.slice(from, to).join('')), letters.slice(to).join(''));
    return quote;
  };

  const show = (i) => {
    const one = series[i];
    for (const row of rows) row.classList.toggle('chosen', Number(row.dataset.i) === i);
    const heading = make('h2', one.label + (one.target ? '（目标）' : ''));
    heading.lang = 'zh-Hans';
    panel.replaceChildren(heading, make('p', [one.issuer, one.measure, one.unit].filter(Boolean).join(' · '), 'where'));
    const line = chart(one.points);
    if (line) panel.append(line);
    const list = make('ol');
    for (const point of one.points) {
      const item = make('li');
      const head = make('div');
      head.append(make('b', `${point.period ?? '—'}  ${point.shown} ${one.unit}`));
      const place = [point.document, ...point.section, `${point.span[0]}–${point.span[1]}`];
      if (point.also) place.push(`and ${point.also} more places`);
      item.append(head, make('p', place.join(' · '), 'where'), sentence(point));
      const why = make('details');
      why.append(make('summary', `link ${point.score}`), make('p', point.reasons.join('; '), 'where'));
      item.append(why);
      list.append(item);
    }
    panel.append(list);
    panel.scrollTop = 0;
  };
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-i]');
    if (!link) return;
    if (link.tagName === 'A') {
      event.preventDefault();
      search.value = '';
      narrow();
      document.getElementById('s' + link.dataset.i).scrollIntoView({ block: 'center' });
    }
    show(Number(link.dataset.i));
  });
})();
