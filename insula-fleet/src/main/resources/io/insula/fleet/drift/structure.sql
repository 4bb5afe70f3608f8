select t.kind, t.part_of, t.name, t.text, t.plain_part_of, t.plain_name, t.plain_text
  from told t
 order by t.place, t.name collate "C"
