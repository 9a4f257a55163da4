// Made-up people from twenty-five countries: eight each. A third entry is the
// name in Latin letters, for the email address.
const country = (code, phone, city, province, postal, street, people) => ({ code, phone, city, province, postal, street, people })

export const countries = [
  country("fr", "+33 1 99 00", "Lyon", null, "69002", "12 rue des Tisserands", [
    ["Amélie", "Rousseau"], ["Théo", "Garnier"], ["Inès", "Lefèvre"], ["Jean-Baptiste", "Mercier"],
    ["Zoé", "d’Aubigny"], ["Maxence", "Noël"], ["Françoise", "Bérard"], ["Élodie", "Châtelain"]]),
  country("de", "+49 30 23125", "Leipzig", "Sachsen", "04109", "Nordstraße 7", [
    ["Jürgen", "Weiß"], ["Käthe", "Schönfeld"], ["Lukas", "Baumgärtner"], ["Annegret", "Müller-Lüdenscheid"],
    ["Björn", "Krüger"], ["Mathilda", "Vogt"], ["Hannelore", "Größ"], ["Tim", "Ott"]]),
  country("es", "+34 91 000", "Valencia", "Valencia", "46001", "Calle de la Paz 31", [
    ["María del Carmen", "Núñez Ibáñez"], ["Íñigo", "Goikoetxea"], ["Lucía", "Peña"], ["José Ángel", "Muñoz"],
    ["Begoña", "Arrieta"], ["Álvaro", "Quintana"], ["Nuria", "Serrano Gil"], ["Xavi", "Puig"]]),
  country("it", "+39 06 0000", "Bologna", "BO", "40121", "Via dei Mille 4", [
    ["Niccolò", "De Santis"], ["Chiara", "Bellandi"], ["Gaetano", "D’Amico"], ["Ludovica", "Ferrari"],
    ["Pietro", "Lo Presti"], ["Giosuè", "Marchetti"], ["Ornella", "Zanetti"], ["Teo", "Riva"]]),
  country("pt", "+351 21 000", "Porto", null, "4000-322", "Rua das Flores 88", [
    ["João", "Magalhães"], ["Conceição", "Figueiredo"], ["Rui", "Simões"], ["Inês", "Gonçalves"],
    ["Tomé", "Brandão"], ["Luísa", "Antunes"], ["Afonso", "Leitão"], ["Graça", "Teles"]]),
  country("br", "+55 11 0000", "São Paulo", "SP", "01310-100", "Avenida das Palmeiras 900", [
    ["Thaís", "Assunção"], ["Caio", "Nascimento"], ["Vitória", "Araújo dos Reis"], ["Ubiratã", "Ferraz"],
    ["Heloísa", "Camargo"], ["Otávio", "Paixão"], ["Iracema", "Lins"], ["Davi", "Sampaio"]]),
  country("gb", "+44 20 7946", "Bristol", "Somerset", "BS1 4ST", "3 Harbour Row", [
    ["Siân", "Llewellyn"], ["Oliver", "Featherstonehaugh"], ["Priya", "Chaudhary-Wells"], ["Angus", "MacAllister"],
    ["Beatrice", "Okonkwo"], ["Fergus", "O’Donnell"], ["Harriet", "Cole"], ["Mo", "Ali"]]),
  country("us", "+1 206 555", "Portland", "OR", "97205", "1420 Juniper Street", [
    ["Shaniqua", "Washington"], ["Ethan", "Kowalczyk"], ["Guadalupe", "Ortiz"], ["Kimberly", "Nguyen-Park"],
    ["DeShawn", "Ellis"], ["Winona", "Redcloud"], ["Chad", "Smith Jr."], ["Ana", "Li"]]),
  country("ca", "+1 514 555", "Montréal", "QC", "H2X 1Y4", "77 rue Saint-Ambroise", [
    ["Geneviève", "Tremblay"], ["Alexandre", "Bouchard-Côté"], ["Aiyana", "Whitefeather"], ["Ryan", "McTavish"],
    ["Simone", "Gagnon"], ["Étienne", "Pelletier"], ["Jaspreet", "Gill"], ["Noor", "Haddad"]]),
  country("nl", "+31 20 000", "Utrecht", "Utrecht", "3511 AB", "Oudegracht 15", [
    ["Sjoerd", "van der Heijden"], ["Marijke", "de Wit"], ["Daan", "in ’t Veld"], ["Fenna", "Brouwer"],
    ["Joost", "van den Berg"], ["Liesbeth", "IJzerman"], ["Ruben", "ter Horst"], ["Eva", "Bos"]]),
  country("se", "+46 8 000", "Göteborg", null, "411 03", "Linnégatan 9", [
    ["Åsa", "Lindström"], ["Björn", "Åkesson"], ["Märta", "Öberg"], ["Håkan", "Sjögren"],
    ["Ebba", "Nyqvist"], ["Lars-Göran", "Ek"], ["Tuva", "Hällström"], ["Nils", "Ås"]]),
  country("dk", "+45 32 00", "Aarhus", null, "8000", "Jægergårdsgade 40", [
    ["Søren", "Østergaard"], ["Mette", "Kjær"], ["Rasmus", "Højgaard"], ["Karen", "Blixt"],
    ["Æbbe", "Nørgaard"], ["Frederik", "Skov"], ["Ditte", "Løvgren"], ["Bo", "Krag"]]),
  country("pl", "+48 22 000", "Kraków", "Małopolskie", "31-001", "ulica Długa 5", [
    ["Małgorzata", "Wiśniewska"], ["Łukasz", "Dąbrowski"], ["Zbigniew", "Szczepański"], ["Żaneta", "Król"],
    ["Stanisław", "Gołąb"], ["Agnieszka", "Jędrzejczak"], ["Kacper", "Nowicki"], ["Ola", "Świt"]]),
  country("cz", "+420 200 000", "Brno", null, "602 00", "Údolní 12", [
    ["Jiří", "Dvořáček"], ["Božena", "Říhová"], ["Ondřej", "Šťastný"], ["Tereza", "Vlčková"],
    ["Květa", "Jarošová"], ["Matěj", "Hruška"], ["Zdeněk", "Bílý"], ["Iva", "Kos"]]),
  country("tr", "+90 212 000", "İzmir", null, "35220", "Çınar Sokak 8", [
    ["Ayşe", "Yıldırım"], ["İbrahim", "Gökçe"], ["Çağla", "Şahin"], ["Oğuz", "Kılıç"],
    ["Ümit", "Özdemir"], ["Işıl", "Doğan"], ["Tuğba", "Güneş"], ["Can", "Ak"]]),
  country("gr", "+30 21 0000", "Θεσσαλονίκη", null, "546 22", "Οδός Ερμού 21", [
    ["Ελένη", "Παπαδοπούλου", "eleni.papadopoulou"], ["Γιώργος", "Καραγιάννης", "giorgos.karagiannis"],
    ["Δέσποινα", "Μαυρίδη", "despoina.mavridi"], ["Νίκος", "Αλεξίου", "nikos.alexiou"],
    ["Ευαγγελία", "Σταθοπούλου", "evangelia.stathopoulou"], ["Ηλίας", "Κόκκινος", "ilias.kokkinos"],
    ["Φωτεινή", "Ράπτη", "foteini.rapti"], ["Άρης", "Λάμπρου", "aris.lamprou"]]),
  country("ua", "+380 44 000", "Львів", null, "79008", "вулиця Вірменська 14", [
    ["Оксана", "Шевчук", "oksana.shevchuk"], ["Тарас", "Гнатюк", "taras.hnatiuk"],
    ["Їванна", "Ковальська", "yivanna.kovalska"], ["Богдан", "Мельник", "bohdan.melnyk"],
    ["Соломія", "Ґудзь", "solomiia.gudz"], ["Єгор", "Лисенко", "yehor.lysenko"],
    ["Наталія", "Пономаренко", "nataliia.ponomarenko"], ["Юрій", "Щур", "yurii.shchur"]]),
  country("bg", "+359 2 000", "Пловдив", null, "4000", "улица Иван Вазов 3", [
    ["Десислава", "Георгиева", "desislava.georgieva"], ["Красимир", "Тодоров", "krasimir.todorov"],
    ["Йоана", "Стоянова", "yoana.stoyanova"], ["Цветан", "Илиев", "tsvetan.iliev"],
    ["Радостина", "Петкова", "radostina.petkova"], ["Асен", "Димов", "asen.dimov"],
    ["Виолета", "Кръстева", "violeta.krasteva"], ["Явор", "Зидаров", "yavor.zidarov"]]),
  country("eg", "+20 2 0000", "القاهرة", null, "11511", "شارع النيل ٢٤", [
    ["محمد", "عبد الرحمن", "mohamed.abdelrahman"], ["ليلى", "حسين", "layla.hussein"],
    ["أحمد", "الشافعي", "ahmed.elshafei"], ["نور الهدى", "منصور", "nour.mansour"],
    ["يوسف", "البنا", "youssef.elbanna"], ["سلمى", "زيدان", "salma.zidan"],
    ["خالد", "إبراهيم", "khaled.ibrahim"], ["هبة", "فؤاد", "heba.fouad"]]),
  country("il", "+972 3 000", "חיפה", null, "3303220", "רחוב הגפן 6", [
    ["נועה", "בן־דוד", "noa.bendavid"], ["איתן", "שפירא", "eitan.shapira"],
    ["תמר", "אלקיים", "tamar.elkayam"], ["יוסי", "מזרחי", "yossi.mizrahi"],
    ["שירה", "גולן", "shira.golan"], ["אורי", "פרץ", "uri.peretz"],
    ["מיכל", "רוזן", "michal.rosen"], ["גיל", "צור", "gil.tzur"]]),
  country("in", "+91 22 0000", "पुणे", "महाराष्ट्र", "411001", "गांधी मार्ग १८", [
    ["अनन्या", "शर्मा", "ananya.sharma"], ["विक्रम", "देशपांडे", "vikram.deshpande"],
    ["लक्ष्मी", "अय्यर", "lakshmi.iyer"], ["अर्जुन", "चौहान", "arjun.chauhan"],
    ["மீனாட்சி", "சுந்தரம்", "meenakshi.sundaram"], ["কৌশিক", "মুখোপাধ্যায়", "koushik.mukhopadhyay"],
    ["Zubin", "Daruwala"], ["Simran", "Ahluwalia"]]),
  country("jp", "+81 3 0000", "京都市", "京都府", "604-8001", "中京区木屋町通 2-1", [
    ["結衣", "佐藤", "yui.sato"], ["大翔", "高橋", "hiroto.takahashi"],
    ["美咲", "小林", "misaki.kobayashi"], ["健太郎", "渡邉", "kentaro.watanabe"],
    ["さくら", "山口", "sakura.yamaguchi"], ["蓮", "斎藤", "ren.saito"],
    ["アンナ", "シュミット", "anna.schmidt"], ["𠮷男", "髙﨑", "yoshio.takasaki"]]),
  country("cn", "+86 21 0000", "杭州", "浙江", "310000", "西湖区龙井路 9 号", [
    ["伟", "王", "wei.wang"], ["秀英", "李", "xiuying.li"], ["子轩", "欧阳", "zixuan.ouyang"], ["雨桐", "陈", "yutong.chen"],
    ["浩然", "张", "haoran.zhang"], ["静", "刘", "jing.liu"], ["诗涵", "司马", "shihan.sima"], ["明", "赵", "ming.zhao"]]),
  country("kr", "+82 2 000", "부산", null, "48060", "해운대로 570", [
    ["서연", "김", "seoyeon.kim"], ["민준", "박", "minjun.park"], ["지우", "최", "jiwoo.choi"], ["도윤", "남궁", "doyun.namgung"],
    ["하은", "정", "haeun.jeong"], ["현우", "강", "hyeonwoo.kang"], ["수빈", "윤", "subin.yoon"], ["준", "이", "jun.lee"]]),
  country("vn", "+84 28 0000", "Đà Nẵng", null, "550000", "45 Bạch Đằng", [
    ["Thị Hồng Nhung", "Nguyễn"], ["Văn Đức", "Trần"], ["Ngọc Ánh", "Phạm"], ["Quốc Bảo", "Lê"],
    ["Thùy Dương", "Võ"], ["Minh Khôi", "Đặng"], ["Mỹ Linh", "Huỳnh"], ["An", "Vũ"]]),
]
