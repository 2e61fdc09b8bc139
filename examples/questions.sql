-- Questions to an archive, in DuckDB: `gongwen batch corpus/archive --out out`, then `duckdb < examples/questions.sql`
-- from the folder that holds `out`. `year` comes from the names of the folders.

-- How many figures does each year have, and how many of them are money?
SELECT year, count(*) AS figures, count(*) FILTER (kind = 'money') AS money
FROM read_parquet('out/tables/figures/*/*.parquet', hive_partitioning = true)
GROUP BY year
ORDER BY year;

-- Which laws are cited most, and by how many documents?
SELECT canonical AS law, count(*) AS citations, count(DISTINCT document) AS documents
FROM read_parquet('out/tables/citations/*/*.parquet', hive_partitioning = true)
WHERE kind = 'law' AND canonical IS NOT NULL
GROUP BY law
ORDER BY citations DESC, law
LIMIT 5;

-- Which reports have no signature date?
SELECT source, title
FROM read_parquet('out/tables/documents/*/*.parquet', hive_partitioning = true)
WHERE kind = '报告' AND issued_on_value IS NULL
ORDER BY source;

-- What did each department say that it spent or collected, in 元?
SELECT d.issuers[1] AS organ, d.year, f.text, f.base_value AS yuan
FROM read_parquet('out/tables/figures/*/*.parquet', hive_partitioning = true) AS f
JOIN read_parquet('out/tables/documents/*/*.parquet', hive_partitioning = true) AS d USING (document, source)
WHERE f.kind = 'money' AND d.kind = '报告' AND f.base_value IS NOT NULL
ORDER BY organ, d.year, f.span_start
LIMIT 10;
