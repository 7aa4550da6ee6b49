//! What an area code tells: country, region, zones and kind, from `assets/npa.csv`.
