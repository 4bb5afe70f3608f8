create table contract_note (text text not null);
