select t.n,
       count(*) || ':' || sum(hashtextextended(
         concat_ws(E'\x1e', t.kind, t.part_of, t.name, t.text), 0)) as hash
  from told t
 group by t.n
