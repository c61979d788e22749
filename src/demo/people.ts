/** First names as they are heard at a desk in Twente; together with the family names they name nobody who exists. */
export const firstNames = [
  'Aaliyah', 'Abel', 'Adam', 'Aicha', 'Amina', 'Anouk', 'Bas', 'Benthe', 'Bilal', 'Bram', 'Chantal', 'Daan', 'Dilan',
  'Dennis', 'Elif', 'Emma', 'Esra', 'Fatima', 'Femke', 'Floor', 'Gijs', 'Hanna', 'Hasan', 'Hidde', 'Ilse', 'Imane',
  'Iris', 'Jamal', 'Jasmijn', 'Jelle', 'Jeroen', 'Joris', 'Joyce', 'Karim', 'Kevin', 'Lars', 'Leyla', 'Lieke', 'Lotte',
  'Luuk', 'Maarten', 'Marieke', 'Mehmet', 'Melissa', 'Mila', 'Mirjam', 'Mohamed', 'Murat', 'Nadia', 'Niels', 'Noor',
  'Olena', 'Oksana', 'Patrick', 'Pieter', 'Rachid', 'Rianne', 'Robin', 'Roos', 'Ruben', 'Samira', 'Sanne', 'Selma',
  'Sem', 'Simon', 'Sofie', 'Stefan', 'Tariq', 'Thijs', 'Tim', 'Tygo', 'Vera', 'Wessel', 'Yara', 'Yusuf', 'Zeynep',
]; // prettier-ignore

/** Invented family names with the sound of the region, and of where people come from. */
export const familyNames = [
  'Aaltink', 'Achterveldhuis', 'Bekkerink', 'Beldmans', 'Bosveldt', 'Brinkhuizen', 'Demirkaya', 'Dijkgraven',
  'El Bakhari', 'Engbertink', 'Esveld', 'Ganzeboer', 'Geerdinkhof', 'Grootelaar', 'Haafkamper', 'Hazelhorst',
  'Heideman-Ros', 'Hofsteding', 'Kalkandelen', 'Kamphorst', 'Karabulak', 'Klein Oonk', 'Koekkoekhof', 'Kortelink',
  'Leferdink', 'Lutkeveld', 'Marouani-Smit', 'Meijerdink', 'Mensinkhof', 'Nieuwlander', 'Nijlandsen', 'Oonkman',
  'Oude Wesselo', 'Petrenkova', 'Platenkamp', 'Rensinkhof', 'Roelofsveld', 'Sahinoglu', 'Schepersveld', 'Slotboomer',
  'Ter Beekhof', 'Tijhuisman', 'Twilhaarder', 'Vaarhorst', 'Van Bovenkamp', 'Van der Eschweg', 'Veldscholte',
  'Vlierhaard', 'Vrielinkhof', 'Weghorstink', 'Wiefferinkhof', 'Woolderman', 'Yildirimer', 'Zandvoorter', 'Zwiepel',
]; // prettier-ignore

/** What stands behind the trade in a company's name. */
export const firmNames = [
  'Zonnebeld', 'De Regge', 'Aa-dal', 'Het Wendel', 'Tankenberg', 'Dinkelzicht', 'De Hoge Hexel', 'Lonnekerbrink',
  'Twekkelerveld', 'De Lutte', 'Springendal', 'Boeldershoek', 'Holterbrink', 'De Zandkamp', 'Mosbeek', 'Vasserheide',
  'De Grote Maat', 'Usselerhof', 'Stroinkslanden', 'Rutbeek', 'Bornsebeek', 'De Riet', 'Haarmühle', 'Het Volthe',
  'Wiene', 'De Doorbraak', 'Notterkamp', 'Hellendoornse Es', 'Marle', 'De Pollen', 'Eelerberg', 'Vriezenhoek',
]; // prettier-ignore
