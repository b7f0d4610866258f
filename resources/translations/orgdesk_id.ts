<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About OrgDesk</source>
        <translation>Tentang OrgDesk</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versi {version}</translation>
    </message>
    <message>
        <source>Model an agency, see who answers for what, find overlaps, gaps and conflicts of roles while you type, and hand over the authority matrix.</source>
        <translation>Memodelkan instansi, melihat siapa bertanggung jawab atas apa, menemukan tumpang tindih, kekosongan, dan benturan peran selagi mengetik, lalu menyerahkan matriks kewenangan.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Built with Qt, which is under the LGPL.</source>
        <translation>Perangkat lunak bebas dengan lisensi MIT. Dibangun dengan Qt, yang berlisensi LGPL.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Salin rincian</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>AcceptDialog</name>
    <message>
        <source>Accept the finding</source>
        <translation>Terima temuan</translation>
    </message>
    <message>
        <source>Accept the case</source>
        <translation>Terima kasus</translation>
    </message>
    <message>
        <source>An accepted finding no longer counts. It comes back when its evidence changes, when the last day has passed, or when you withdraw the acceptance.</source>
        <translation>Temuan yang diterima tidak dihitung lagi. Temuan itu muncul kembali bila buktinya berubah, bila hari terakhirnya lewat, atau bila penerimaannya dicabut.</translation>
    </message>
    <message>
        <source>All findings of the case are accepted in one step. They come back when their evidence changes, when the last day has passed, or when you withdraw the acceptance. A finding that appears later counts.</source>
        <translation>Semua temuan dalam kasus ini diterima dalam satu langkah. Temuan muncul kembali bila buktinya berubah, hari terakhirnya lewat, atau penerimaannya dicabut. Temuan yang muncul kemudian tetap dihitung.</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Alasan</translation>
    </message>
    <message>
        <source>Accepted &amp;by</source>
        <translation>Diterima &amp;oleh</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Berlaku</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Why may this stay as it is?</source>
        <translation>Mengapa keadaan ini boleh tetap?</translation>
    </message>
    <message>
        <source>Accepted by</source>
        <translation>Diterima oleh</translation>
    </message>
    <message>
        <source>Name and position</source>
        <translation>Nama dan jabatan</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Sampai</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Hari terakhir</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Terima</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Write why the finding may stand.</source>
        <translation>Tuliskan mengapa temuan ini boleh dibiarkan.</translation>
    </message>
    <message>
        <source>Write who accepts it.</source>
        <translation>Tuliskan siapa yang menerima.</translation>
    </message>
    <message>
        <source>The last day has passed. Choose today or a later day.</source>
        <translation>Hari terakhir sudah lewat. Pilih hari ini atau hari sesudahnya.</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>New service</source>
        <translation>Layanan baru</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Orang baru</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ke</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Kind of resource</source>
        <translation>Jenis sumber daya</translation>
    </message>
    <message>
        <source>New supply</source>
        <translation>Pasokan baru</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Formasi</translation>
    </message>
    <message>
        <source>New position</source>
        <translation>Jabatan baru</translation>
    </message>
</context>
<context>
    <name>AgencyForm</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Singkatan</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>AnswerFaces</name>
    <message>
        <source>Functions: {count}</source>
        <translation>Fungsi: {count}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Nobody takes part: the chain breaks here</source>
        <translation>Tidak ada yang ikut: rantai putus di sini</translation>
    </message>
    <message>
        <source>Takes no part</source>
        <translation>Tidak ikut</translation>
    </message>
    <message>
        <source>as part of {function}</source>
        <translation>sebagai bagian dari {function}</translation>
    </message>
    <message>
        <source>could be: {units}</source>
        <translation>calon: {units}</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>Nothing is called that. The nearest:</source>
        <translation>Tidak ada yang bernama demikian. Yang paling mendekati:</translation>
    </message>
    <message>
        <source>Nothing is called that. Try another word, a code or an abbreviation.</source>
        <translation>Tidak ada yang bernama demikian. Coba kata lain, kode, atau singkatan.</translation>
    </message>
    <message>
        <source>Type a function, a problem or a unit. For instance:</source>
        <translation>Ketik fungsi, masalah, atau unit. Misalnya:</translation>
    </message>
    <message>
        <source>Type a function, a problem or a unit.</source>
        <translation>Ketik fungsi, masalah, atau unit.</translation>
    </message>
    <message>
        <source>Who answers for this?</source>
        <translation>Siapa yang menjawab?</translation>
    </message>
    <message>
        <source>Who answers for …</source>
        <translation>Siapa yang mengurus …</translation>
    </message>
    <message>
        <source>Function, problem or unit</source>
        <translation>Fungsi, masalah, atau unit</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Saran pencarian</translation>
    </message>
    <message>
        <source>Who answers for this? · Esc</source>
        <translation>Siapa yang menjawab? · Esc</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Show in matrix</source>
        <translation>Tampilkan di matriks</translation>
    </message>
    <message>
        <source>Enter: show the chain    ↑ ↓: choose    Esc: close</source>
        <translation>Enter: tampilkan rantainya    ↑ ↓: pilih    Esc: tutup</translation>
    </message>
    <message>
        <source>Enter: show in matrix    ↑ ↓: other results    Tab: cards    Ctrl++ Ctrl+-: size    Esc: back</source>
        <translation>Enter: tampilkan di matriks    ↑ ↓: hasil lain    Tab: kartu    Ctrl++ Ctrl+-: ukuran    Esc: kembali</translation>
    </message>
</context>
<context>
    <name>AnswerRows</name>
    <message>
        <source>found by {name}</source>
        <translation>ditemukan lewat {name}</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>AssignmentFields</name>
    <message>
        <source>Scope</source>
        <translation>Lingkup</translation>
    </message>
    <message>
        <source>Source of authority</source>
        <translation>Sumber kewenangan</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Diberikan oleh</translation>
    </message>
    <message>
        <source>Regulation</source>
        <translation>Peraturan</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Pasal</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Berlaku dari</translation>
    </message>
    <message>
        <source>until</source>
        <translation>sampai</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Buka</translation>
    </message>
    <message>
        <source>&amp;Remove from this list</source>
        <translation>&amp;Hapus dari daftar ini</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>Roles of a unit on a function</source>
        <translation>Peran unit pada fungsi</translation>
    </message>
    <message>
        <source>Add a role: code or name</source>
        <translation>Tambah peran: kode atau nama</translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation>Tambah peran</translation>
    </message>
    <message>
        <source>&amp;Remove role</source>
        <translation>&amp;Hapus peran</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>No role yet. Type a code such as KP, or a name, and press Enter.</source>
        <translation>Belum ada peran. Ketik kode seperti KP, atau namanya, lalu tekan Enter.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>CellForm</name>
    <message>
        <source>No role here. Type a role&apos;s code in the matrix, or press Enter for all details.</source>
        <translation>Belum ada peran di sini. Ketik kode peran di matriks, atau tekan Enter untuk rinciannya.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>{source} from {unit}</source>
        <translation>{source} dari {unit}</translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>mulai {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>sampai {date}</translation>
    </message>
</context>
<context>
    <name>CellLine</name>
    <message>
        <source>The current cell</source>
        <translation>Sel yang sedang dipilih</translation>
    </message>
</context>
<context>
    <name>Centre</name>
    <message>
        <source>Authority matrix</source>
        <translation>Matriks kewenangan</translation>
    </message>
    <message>
        <source>Services and resources</source>
        <translation>Layanan dan sumber daya</translation>
    </message>
    <message>
        <source>Organization health</source>
        <translation>Kesehatan organisasi</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Halaman</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>berubah</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>dihapus</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>tetap</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Changes</source>
        <translation>Perubahan</translation>
    </message>
    <message>
        <source>Nothing was recognized. Choose above the sheet how it is laid out, or say what its columns mean: click on the head of a column.</source>
        <translation>Tidak ada yang dikenali. Pilih di atas lembar bagaimana lembar itu disusun, atau sebutkan arti kolomnya: klik kepala kolom.</translation>
    </message>
    <message>
        <source>There is nothing to change: OrgDesk says already what the sheet says.</source>
        <translation>Tidak ada yang perlu diubah: isi lembar ini sudah ada di OrgDesk.</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Show all {count}</source>
        <translation>Tampilkan semua {count}</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Tampilkan lebih sedikit</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>not set</source>
        <translation>belum diisi</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>beragam isi</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type a command, a rule, a unit or a function</source>
        <translation>Ketik perintah, aturan, unit, atau fungsi</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Palet perintah</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Yang cocok</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters, or another word.</source>
        <translation>Tidak ada yang cocok. Coba lebih sedikit huruf, atau kata lain.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open r&amp;ecent</source>
        <translation>Buka yang &amp;terakhir</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Berkas</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sunting</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Tampilan</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>&amp;Analisis</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ba&amp;ntuan</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Baru</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>B&amp;uka…</translation>
    </message>
    <message>
        <source>S&amp;tart page</source>
        <translation>Halaman &amp;awal</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Simpan s&amp;ebagai…</translation>
    </message>
    <message>
        <source>&amp;Revert to saved</source>
        <translation>&amp;Kembali ke versi tersimpan</translation>
    </message>
    <message>
        <source>I&amp;mport a sheet…</source>
        <translation>&amp;Impor lembar…</translation>
    </message>
    <message>
        <source>Import from the clip&amp;board…</source>
        <translation>Impor &amp;dari papan klip…</translation>
    </message>
    <message>
        <source>&amp;Export to Excel…</source>
        <translation>Eks&amp;por ke Excel…</translation>
    </message>
    <message>
        <source>Blank &amp;form for a workshop…</source>
        <translation>&amp;Formulir kosong untuk lokakarya…</translation>
    </message>
    <message>
        <source>T&amp;itle page and settings…</source>
        <translation>&amp;Halaman judul dan pengaturan…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Tutup</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Ke&amp;luar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>U&amp;langi</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Riwayat…</translation>
    </message>
    <message>
        <source>Add &amp;agency</source>
        <translation>Tambah &amp;instansi</translation>
    </message>
    <message>
        <source>Add u&amp;nit</source>
        <translation>Tambah u&amp;nit</translation>
    </message>
    <message>
        <source>Add &amp;function</source>
        <translation>Tambah &amp;fungsi</translation>
    </message>
    <message>
        <source>Add &amp;below</source>
        <translation>Tambah di &amp;bawahnya</translation>
    </message>
    <message>
        <source>Add ser&amp;vice</source>
        <translation>Tambah la&amp;yanan</translation>
    </message>
    <message>
        <source>Add suppl&amp;y</source>
        <translation>Tambah &amp;pasokan</translation>
    </message>
    <message>
        <source>Add p&amp;osition</source>
        <translation>Tambah &amp;jabatan</translation>
    </message>
    <message>
        <source>Add p&amp;erson</source>
        <translation>Tambah &amp;orang</translation>
    </message>
    <message>
        <source>Edit &amp;details…</source>
        <translation>Sunting rin&amp;cian…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>Copy with headin&amp;gs</source>
        <translation>Salin &amp;dengan judul</translation>
    </message>
    <message>
        <source>F&amp;ind…</source>
        <translation>T&amp;emukan…</translation>
    </message>
    <message>
        <source>Authority &amp;matrix</source>
        <translation>Matriks &amp;kewenangan</translation>
    </message>
    <message>
        <source>&amp;Services and resources</source>
        <translation>Layanan &amp;dan sumber daya</translation>
    </message>
    <message>
        <source>Organi&amp;zation health</source>
        <translation>Kesehatan or&amp;ganisasi</translation>
    </message>
    <message>
        <source>Dense rows</source>
        <translation>Baris rapat</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Ukuran asli</translation>
    </message>
    <message>
        <source>Findings at the right</source>
        <translation>Temuan di sebelah kanan</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Bagian sebelumnya</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Atur ulang tata letak</translation>
    </message>
    <message>
        <source>Look of the system</source>
        <translation>Tampilan menurut sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>&amp;Ganti nama</translation>
    </message>
    <message>
        <source>Move u&amp;p</source>
        <translation>Geser ke &amp;atas</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Geser ke ba&amp;wah</translation>
    </message>
    <message>
        <source>Pas&amp;te</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>Only rows with &amp;findings</source>
        <translation>Hanya baris dengan &amp;temuan</translation>
    </message>
    <message>
        <source>Only the selected &amp;unit</source>
        <translation>Hanya &amp;unit terpilih</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>&amp;Hapus saringan</translation>
    </message>
    <message>
        <source>&amp;Expand all</source>
        <translation>&amp;Buka semua</translation>
    </message>
    <message>
        <source>Co&amp;llapse all</source>
        <translation>&amp;Lipat semua</translation>
    </message>
    <message>
        <source>E&amp;xplorer</source>
        <translation>&amp;Penjelajah</translation>
    </message>
    <message>
        <source>F&amp;indings</source>
        <translation>Te&amp;muan</translation>
    </message>
    <message>
        <source>Ins&amp;pector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>&amp;Next place</source>
        <translation>Bagian be&amp;rikutnya</translation>
    </message>
    <message>
        <source>P&amp;rojector</source>
        <translation>Pro&amp;yektor</translation>
    </message>
    <message>
        <source>&amp;Who answers for this?</source>
        <translation>&amp;Siapa yang menjawab?</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>Temuan &amp;berikutnya</translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation>Temuan s&amp;ebelumnya</translation>
    </message>
    <message>
        <source>&amp;Accept the finding…</source>
        <translation>&amp;Terima temuan…</translation>
    </message>
    <message>
        <source>Repa&amp;irs of the finding</source>
        <translation>Pe&amp;rbaikan temuan</translation>
    </message>
    <message>
        <source>E&amp;xport the accepted findings…</source>
        <translation>E&amp;kspor temuan yang diterima…</translation>
    </message>
    <message>
        <source>Who says w&amp;hat…</source>
        <translation>Siapa men&amp;gatakan apa…</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Aturan</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Palet perintah…</translation>
    </message>
    <message>
        <source>Key&amp;board shortcuts</source>
        <translation>Pintasan papan &amp;ketik</translation>
    </message>
    <message>
        <source>&amp;About OrgDesk</source>
        <translation>&amp;Tentang OrgDesk</translation>
    </message>
</context>
<context>
    <name>ConflictsModel</name>
    <message>
        <source>{words}, chosen</source>
        <translation>{words}, dipilih</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hal</translation>
    </message>
    <message>
        <source>At export</source>
        <translation>Saat ekspor</translation>
    </message>
    <message>
        <source>In OrgDesk</source>
        <translation>Di OrgDesk</translation>
    </message>
    <message>
        <source>In the sheet</source>
        <translation>Di lembar</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>These were changed in the sheet and in OrgDesk since the export. Pick a side for each; where none is picked, OrgDesk stays as it is.</source>
        <translation>Ini berubah di lembar dan juga di OrgDesk sejak ekspor. Pilih salah satu sisi untuk masing-masing; bila tidak dipilih, isi OrgDesk tetap.</translation>
    </message>
    <message>
        <source>Keep all of OrgDesk</source>
        <translation>Pertahankan semua isi OrgDesk</translation>
    </message>
    <message>
        <source>Take all of the sheet</source>
        <translation>Ambil semua isi lembar</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflik</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Write the date as day/month/year, such as 31/12/2026.</source>
        <translation>Tulis tanggal sebagai hari/bulan/tahun, misalnya 31/12/2026.</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>hh/bb/tttt</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Delete {rows}?</source>
        <translation>Hapus {rows}?</translation>
    </message>
    <message>
        <source>You can undo this.</source>
        <translation>Tindakan ini dapat diurungkan.</translation>
    </message>
    <message>
        <source>What stands below moves up one level</source>
        <translation>Unit di bawahnya naik satu tingkat</translation>
    </message>
    <message>
        <source>Delete what stands below as well</source>
        <translation>Unit di bawahnya ikut dihapus</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>This goes along: {what}.</source>
        <translation>Ikut terhapus: {what}.</translation>
    </message>
    <message>
        <source>Nothing else goes along.</source>
        <translation>Tidak ada yang ikut terhapus.</translation>
    </message>
</context>
<context>
    <name>Explorer</name>
    <message>
        <source>No name or code here has “{words}”.</source>
        <translation>Tidak ada nama atau kode yang memuat “{words}”.</translation>
    </message>
    <message>
        <source>Agencies and units</source>
        <translation>Instansi dan unit</translation>
    </message>
    <message>
        <source>Add agency</source>
        <translation>Tambah instansi</translation>
    </message>
    <message>
        <source>Add unit</source>
        <translation>Tambah unit</translation>
    </message>
    <message>
        <source>Add below</source>
        <translation>Tambah di bawahnya</translation>
    </message>
    <message>
        <source>Begin with the agencies that take part; then add their units.</source>
        <translation>Mulailah dengan instansi yang terlibat, lalu tambahkan unit-unitnya.</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Fungsi</translation>
    </message>
    <message>
        <source>Add function</source>
        <translation>Tambah fungsi</translation>
    </message>
    <message>
        <source>List what has to be done, whoever does it.</source>
        <translation>Daftarkan apa yang harus dikerjakan, siapa pun pelaksananya.</translation>
    </message>
    <message>
        <source>New agency</source>
        <translation>Instansi baru</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>Unit baru</translation>
    </message>
    <message>
        <source>New function</source>
        <translation>Fungsi baru</translation>
    </message>
</context>
<context>
    <name>ExportChoicesPanel</name>
    <message>
        <source>What to make</source>
        <translation>Yang dibuat</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>In the cells</source>
        <translation>Isi sel</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Sertakan juga</translation>
    </message>
    <message>
        <source>Authority matrix</source>
        <translation>Matriks kewenangan</translation>
    </message>
    <message>
        <source>Blank form for a workshop</source>
        <translation>Formulir kosong untuk lokakarya</translation>
    </message>
    <message>
        <source>Functions down, units across, nothing filled in. It imports back with who filled it in.</source>
        <translation>Fungsi ke bawah, unit ke samping, tanpa isi. Formulir yang terisi dapat diimpor kembali beserta nama pengisinya.</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Fungsi</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>All agencies</source>
        <translation>Semua instansi</translation>
    </message>
    <message>
        <source>All functions</source>
        <translation>Semua fungsi</translation>
    </message>
    <message>
        <source>Role codes</source>
        <translation>Kode peran</translation>
    </message>
    <message>
        <source>Names of roles</source>
        <translation>Nama peran</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Marked in the matrix and listed on sheets of their own.</source>
        <translation>Ditandai di matriks dan didaftar di lembar tersendiri.</translation>
    </message>
    <message>
        <source>Comments on the cells</source>
        <translation>Komentar pada sel</translation>
    </message>
    <message>
        <source>Cells that take part in a finding say so when one points at them.</source>
        <translation>Sel yang terkena temuan menjelaskannya saat ditunjuk.</translation>
    </message>
    <message>
        <source>A sheet for each agency</source>
        <translation>Satu lembar per instansi</translation>
    </message>
    <message>
        <source>The matrix of each agency stands on a sheet of its own.</source>
        <translation>Matriks setiap instansi berada di lembar tersendiri.</translation>
    </message>
    <message>
        <source>Sheets of functions and units</source>
        <translation>Lembar fungsi dan unit</translation>
    </message>
    <message>
        <source>With all that can be edited of them; they can be imported again.</source>
        <translation>Beserta semua yang dapat disunting; dapat diimpor kembali.</translation>
    </message>
    <message>
        <source>Lists to choose from</source>
        <translation>Daftar pilihan</translation>
    </message>
    <message>
        <source>The cells take roles only, so that nobody types what cannot be read.</source>
        <translation>Sel hanya menerima peran, sehingga tidak ada isian yang tidak terbaca.</translation>
    </message>
    <message>
        <source>How to fill it in</source>
        <translation>Cara mengisi</translation>
    </message>
    <message>
        <source>A sheet explains the others.</source>
        <translation>Satu lembar menjelaskan lembar lainnya.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export to Excel</source>
        <translation>Ekspor ke Excel</translation>
    </message>
    <message>
        <source>Blank form for a workshop</source>
        <translation>Formulir kosong untuk lokakarya</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Buku kerja Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Halaman pertama</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Telusuri…</translation>
    </message>
    <message>
        <source>Open it afterwards</source>
        <translation>Buka setelah selesai</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ekspor</translation>
    </message>
    <message>
        <source>Choose at least one agency and one function.</source>
        <translation>Pilih paling sedikit satu instansi dan satu fungsi.</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>Menulis {name}…</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>Memeriksa model…</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation>{name} sudah ada.</translation>
    </message>
    <message>
        <source>What stands in it will be replaced.</source>
        <translation>Isinya akan diganti.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} sudah ditulis.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Tampilkan di folder</translation>
    </message>
</context>
<context>
    <name>FateLegend</name>
    <message>
        <source>Go to the next cell: {fate}</source>
        <translation>Ke sel berikutnya: {fate}</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Formula and source</source>
        <translation>Rumus dan sumber</translation>
    </message>
    <message>
        <source>Formula: {formula}</source>
        <translation>Rumus: {formula}</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Sumber: {source}</translation>
    </message>
    <message>
        <source>More is better.</source>
        <translation>Makin tinggi makin baik.</translation>
    </message>
    <message>
        <source>Less is better.</source>
        <translation>Makin rendah makin baik.</translation>
    </message>
    <message>
        <source>By agency, from {first} ({most}) to {last} ({least})</source>
        <translation>Per instansi, dari {first} ({most}) sampai {last} ({least})</translation>
    </message>
    <message>
        <source>{title}, by agency</source>
        <translation>{title}, per instansi</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Untitled</source>
        <translation>Tanpa judul</translation>
    </message>
    <message>
        <source>example data</source>
        <translation>data contoh</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>baca-saja</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>Membuka {name}…</translation>
    </message>
    <message>
        <source>Recovering…</source>
        <translation>Memulihkan…</translation>
    </message>
    <message>
        <source>{file} is open elsewhere: by {user} on the computer {host}, since {when}.</source>
        <translation>{file} sedang dibuka oleh {user} di komputer {host}, sejak {when}.</translation>
    </message>
    <message>
        <source>A read-only copy can be looked at and edited, and saved under another name. Take the file over only if that person no longer works on it: what they have not saved cannot be saved to this file any more.</source>
        <translation>Salinan baca-saja dapat dilihat dan diubah, lalu disimpan dengan nama lain. Ambil alih hanya bila orang itu tidak lagi bekerja dengannya: yang belum ia simpan tidak dapat lagi disimpan ke berkas ini.</translation>
    </message>
    <message>
        <source>Open a &amp;read-only copy</source>
        <translation>Buka salinan &amp;baca-saja</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Coba lagi</translation>
    </message>
    <message>
        <source>Take &amp;over</source>
        <translation>&amp;Ambil alih</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ba&amp;tal</translation>
    </message>
    <message>
        <source>OrgDesk files (*.orgdesk)</source>
        <translation>Berkas OrgDesk (*.orgdesk)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Simpan sebagai</translation>
    </message>
    <message>
        <source>OrgDesk files and texts (*.orgdesk *.toml)</source>
        <translation>Berkas dan teks OrgDesk (*.orgdesk *.toml)</translation>
    </message>
    <message>
        <source>Sheets, to import ({patterns})</source>
        <translation>Lembar untuk diimpor ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Simpan seba&amp;gai…</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation>{name} sudah ada.</translation>
    </message>
    <message>
        <source>If you replace it, its present version is kept beside it as {backup}.</source>
        <translation>Bila diganti, versinya yang sekarang disimpan di sebelahnya sebagai {backup}.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ganti</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>Simpan perubahan pada {name}?</translation>
    </message>
    <message>
        <source>What you do not save is lost.</source>
        <translation>Yang tidak disimpan akan hilang.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t save</source>
        <translation>&amp;Jangan simpan</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Tutup</translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message>
        <source>Only rows with findings</source>
        <translation>Hanya baris bertemuan</translation>
    </message>
    <message>
        <source>Only this unit</source>
        <translation>Hanya unit ini</translation>
    </message>
    <message>
        <source>Only the selected unit, and the functions on which it has a role</source>
        <translation>Hanya unit terpilih beserta fungsi tempat unit itu berperan</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Hapus saringan</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Saringan</translation>
    </message>
    <message>
        <source>all</source>
        <translation>semua</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Filter: {count} ▾</source>
        <translation>Saring: {count} ▾</translation>
    </message>
    <message>
        <source>Filter ▾</source>
        <translation>Saring ▾</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>belum diisi</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find a function or a unit</source>
        <translation>Cari fungsi atau unit</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Sebelumnya (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Berikutnya (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Tutup (Esc)</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} dari {count}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Tidak ditemukan</translation>
    </message>
</context>
<context>
    <name>FindingDetail</name>
    <message>
        <source>This finding is solved: it no longer stands.</source>
        <translation>Temuan ini sudah selesai dan tidak ada lagi.</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Saran</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Mengapa penting</translation>
    </message>
    <message>
        <source>Advice, for the first of them</source>
        <translation>Saran, untuk yang pertama</translation>
    </message>
    <message>
        <source>{count} more, unfold them in the list of findings.</source>
        <translation>{count} lagi, buka lipatannya di daftar temuan.</translation>
    </message>
    <message>
        <source>Ways to mend it</source>
        <translation>Cara memperbaikinya</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Perbaikan</translation>
    </message>
    <message>
        <source>Part of a case</source>
        <translation>Bagian dari kasus</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Letak</translation>
    </message>
    <message>
        <source>{count} more: show all</source>
        <translation>{count} lagi: tampilkan semua</translation>
    </message>
    <message>
        <source>Nearest common superior</source>
        <translation>Atasan bersama terdekat</translation>
    </message>
    <message>
        <source>Who says what</source>
        <translation>Siapa mengatakan apa</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Dasar</translation>
    </message>
    <message>
        <source>Further sources</source>
        <translation>Sumber lain</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>{who}, {date}, without an end</source>
        <translation>{who}, {date}, tanpa batas waktu</translation>
    </message>
    <message>
        <source>{who}, {date}; ended on {until}, so the finding counts again</source>
        <translation>{who}, {date}; berakhir {until}, sehingga temuan dihitung lagi</translation>
    </message>
    <message>
        <source>{who}, {date}, until {until}</source>
        <translation>{who}, {date}, sampai {until}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Cabut</translation>
    </message>
    <message>
        <source>Withdraw {count}</source>
        <translation>Cabut {count}</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Terima…</translation>
    </message>
    <message>
        <source>Accept all {count}…</source>
        <translation>Terima semua ({count})…</translation>
    </message>
    <message>
        <source>Rule {code}</source>
        <translation>Aturan {code}</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Accepted by {who}</source>
        <translation>Diterima oleh {who}</translation>
    </message>
    <message>
        <source>Common superior: {name}</source>
        <translation>Atasan bersama: {name}</translation>
    </message>
    <message>
        <source>For instance: {name}</source>
        <translation>Calon: {name}</translation>
    </message>
    <message>
        <source>{count}, also {rules}</source>
        <translation>{count}, juga {rules}</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Checks that could not run</source>
        <translation>Pemeriksaan yang tidak dapat dijalankan</translation>
    </message>
    <message>
        <source>About no unit</source>
        <translation>Tidak menyangkut unit</translation>
    </message>
    <message>
        <source>About no function</source>
        <translation>Tidak menyangkut fungsi</translation>
    </message>
    <message>
        <source>Accepted findings</source>
        <translation>Temuan yang diterima</translation>
    </message>
    <message>
        <source>Export the accepted findings</source>
        <translation>Ekspor temuan yang diterima</translation>
    </message>
    <message>
        <source>{cases} cases, {count} findings</source>
        <translation>{cases} kasus, {count} temuan</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>by severity</source>
        <translation>menurut tingkat</translation>
    </message>
    <message>
        <source>Principle</source>
        <translation>Prinsip</translation>
    </message>
    <message>
        <source>by principle</source>
        <translation>menurut prinsip</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Aturan</translation>
    </message>
    <message>
        <source>by rule</source>
        <translation>menurut aturan</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>by unit</source>
        <translation>menurut unit</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fungsi</translation>
    </message>
    <message>
        <source>by function</source>
        <translation>menurut fungsi</translation>
    </message>
    <message>
        <source>What findings are grouped by</source>
        <translation>Dasar pengelompokan temuan</translation>
    </message>
    <message>
        <source>Group the findings</source>
        <translation>Kelompokkan temuan</translation>
    </message>
    <message>
        <source>Only selected</source>
        <translation>Hanya yang dipilih</translation>
    </message>
    <message>
        <source>Only findings about what is selected</source>
        <translation>Hanya temuan tentang yang dipilih</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Saring…</translation>
    </message>
    <message>
        <source>Filter the findings</source>
        <translation>Saring temuan</translation>
    </message>
    <message>
        <source>Fold the findings into one line</source>
        <translation>Lipat temuan menjadi satu baris</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>{count} kasus</translation>
    </message>
    <message>
        <source>Open or begin a model to see what the rules find in it.</source>
        <translation>Buka atau mulai sebuah model untuk melihat temuan di dalamnya.</translation>
    </message>
    <message>
        <source>No finding about what is selected.</source>
        <translation>Tidak ada temuan tentang yang dipilih.</translation>
    </message>
    <message>
        <source>The filters hide all findings. Clear the filter or switch the severities on.</source>
        <translation>Semua temuan tersaring. Kosongkan saringan atau nyalakan lagi tingkat temuannya.</translation>
    </message>
    <message>
        <source>Checking… {count} left</source>
        <translation>Memeriksa… sisa {count}</translation>
    </message>
    <message>
        <source>Nothing to check yet. Add units and functions, and give each unit its role.</source>
        <translation>Belum ada yang diperiksa. Tambahkan unit dan fungsi, lalu tetapkan peran setiap unit.</translation>
    </message>
    <message>
        <source>No finding stands. Rules checked: {rules}, functions: {functions}, units: {units}.</source>
        <translation>Tidak ada temuan. Aturan yang diperiksa: {rules}, fungsi: {functions}, unit: {units}.</translation>
    </message>
</context>
<context>
    <name>FindingsStrip</name>
    <message>
        <source>Unfold the findings</source>
        <translation>Buka daftar temuan</translation>
    </message>
    <message>
        <source>No finding stands.</source>
        <translation>Tidak ada temuan.</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
</context>
<context>
    <name>FunctionForm</name>
    <message>
        <source>Wording</source>
        <translation>Rumusan</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipe</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Bobot</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>Melayani</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>Jenis pekerjaan</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Government affair</source>
        <translation>Urusan pemerintahan</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Rujukan</translation>
    </message>
    <message>
        <source>Also needs the roles</source>
        <translation>Juga membutuhkan peran</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Untuk siapa dan di mana</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Strategic</source>
        <translation>Strategis</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritis</translation>
    </message>
    <message>
        <source>Lives, money or rights hang on it: an inner check by the superior is not enough</source>
        <translation>Menyangkut nyawa, uang atau hak orang: pengawasan melekat oleh atasan tidak cukup</translation>
    </message>
    <message>
        <source>Relations with other functions</source>
        <translation>Hubungan dengan fungsi lain</translation>
    </message>
    <message>
        <source>Add a function…</source>
        <translation>Tambah fungsi…</translation>
    </message>
    <message>
        <source>Add a related function</source>
        <translation>Tambah fungsi yang berhubungan</translation>
    </message>
    <message>
        <source>Roles on this function</source>
        <translation>Peran pada fungsi ini</translation>
    </message>
    <message>
        <source>More about the function</source>
        <translation>Keterangan lain</translation>
    </message>
    <message>
        <source>What officials say</source>
        <translation>Menurut para pejabat</translation>
    </message>
    <message>
        <source>Own columns</source>
        <translation>Kolom tambahan</translation>
    </message>
</context>
<context>
    <name>HealthPanel</name>
    <message>
        <source>Does everything have one who decides, one who does it, and its place?</source>
        <translation>Adakah untuk setiap fungsi satu yang memutuskan, yang melaksanakan, dan tempatnya dalam struktur?</translation>
    </message>
    <message>
        <source>Is there coordination where it is needed, supply in time, and little to do for the public?</source>
        <translation>Adakah koordinasi di tempat yang membutuhkannya, pasokan yang tepat waktu, dan urusan yang ringkas bagi masyarakat?</translation>
    </message>
    <message>
        <source>How much structure and how many people are there for how much work?</source>
        <translation>Seberapa besar struktur dan berapa banyak pegawai untuk seberapa banyak pekerjaan?</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Whose figures are shown</source>
        <translation>Angka milik siapa yang ditampilkan</translation>
    </message>
    <message>
        <source>All agencies</source>
        <translation>Semua instansi</translation>
    </message>
    <message>
        <source>Copy all figures as text</source>
        <translation>Salin semua angka sebagai teks</translation>
    </message>
    <message>
        <source>Organization health</source>
        <translation>Kesehatan organisasi</translation>
    </message>
    <message>
        <source>Nothing to measure yet</source>
        <translation>Belum ada yang dapat diukur</translation>
    </message>
    <message>
        <source>Enter agencies with their units, and functions with who has which role on them. The figures appear by themselves and follow what you change.</source>
        <translation>Isi instansi beserta unitnya, dan fungsi beserta siapa yang memegang peran apa. Angka-angkanya muncul sendiri dan mengikuti perubahan Anda.</translation>
    </message>
    <message>
        <source>Add agency</source>
        <translation>Tambah instansi</translation>
    </message>
    <message>
        <source>Add function</source>
        <translation>Tambah fungsi</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>Menghitung…</translation>
    </message>
    <message>
        <source>{count} figures; for {lacking} of them data is still missing</source>
        <translation>{count} angka; untuk {lacking} di antaranya data masih kurang</translation>
    </message>
    <message>
        <source>{count} figures</source>
        <translation>{count} angka</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Search pages and rules</source>
        <translation>Cari halaman dan aturan</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Halaman-halaman</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Mulai di sini</translation>
    </message>
    <message>
        <source>usually {value}</source>
        <translation>biasanya {value}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>No role code begins with “{typed}”</source>
        <translation>Tidak ada kode peran yang diawali “{typed}”</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Choose a step to go back or forward to it. Nothing is lost until the next edit.</source>
        <translation>Pilih sebuah langkah untuk mundur atau maju ke sana. Tidak ada yang hilang sampai suntingan berikutnya.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Opened</source>
        <translation>Dibuka</translation>
    </message>
    <message>
        <source>now here</source>
        <translation>sekarang di sini</translation>
    </message>
    <message>
        <source>done</source>
        <translation>dilakukan</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>diurungkan</translation>
    </message>
</context>
<context>
    <name>HoldingLine</name>
    <message>
        <source>Acting</source>
        <translation>Pelaksana tugas</translation>
    </message>
    <message>
        <source>share of time</source>
        <translation>bagian waktu</translation>
    </message>
    <message>
        <source>Share of time: {name}</source>
        <translation>Bagian waktu: {name}</translation>
    </message>
    <message>
        <source>From when: {name}</source>
        <translation>Sejak: {name}</translation>
    </message>
    <message>
        <source>Until when: {name}</source>
        <translation>Sampai: {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Hapus {name}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Comparing anew…</source>
        <translation>Membandingkan lagi…</translation>
    </message>
    <message>
        <source>Importing {count} changes. This takes a moment…</source>
        <translation>Mengimpor {count} perubahan. Tunggu sebentar…</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} sudah ditulis.</translation>
    </message>
    <message>
        <source>Import: {name}</source>
        <translation>Impor: {name}</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Pertanyaan</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflik</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Perubahan</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Masalah</translation>
    </message>
    <message>
        <source>The sheet</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>&amp;Use a mapping…</source>
        <translation>&amp;Gunakan pemetaan…</translation>
    </message>
    <message>
        <source>Answers and corrections that were saved from a sheet like this</source>
        <translation>Jawaban dan koreksi yang disimpan dari lembar yang serupa</translation>
    </message>
    <message>
        <source>Close without importing?</source>
        <translation>Tutup tanpa mengimpor?</translation>
    </message>
    <message>
        <source>What you have answered and corrected here is lost unless you save it.</source>
        <translation>Jawaban dan pembetulan Anda di sini hilang, kecuali disimpan.</translation>
    </message>
    <message>
        <source>&amp;Save the mapping…</source>
        <translation>&amp;Simpan pemetaan…</translation>
    </message>
    <message>
        <source>&amp;Close without importing</source>
        <translation>&amp;Tutup tanpa mengimpor</translation>
    </message>
    <message>
        <source>&amp;Back to the sheet</source>
        <translation>&amp;Kembali ke lembar</translation>
    </message>
    <message>
        <source>Keep the answers and corrections for the next sheet of this make</source>
        <translation>Simpan jawaban dan koreksi untuk lembar serupa berikutnya</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Import 1 change</source>
        <translation>Impor 1 perubahan</translation>
    </message>
    <message>
        <source>Import {count} changes</source>
        <translation>Impor {count} perubahan</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>Reading {name}…</source>
        <translation>Membaca {name}…</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Papan klip</translation>
    </message>
    <message>
        <source>Recognizing {name}…</source>
        <translation>Mengenali {name}…</translation>
    </message>
    <message>
        <source>1 change is imported.</source>
        <translation>1 perubahan sudah diimpor.</translation>
    </message>
    <message>
        <source>{count} changes are imported.</source>
        <translation>{count} perubahan sudah diimpor.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Who says what</source>
        <translation>Siapa mengatakan apa</translation>
    </message>
    <message>
        <source>Import a sheet</source>
        <translation>Impor lembar</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Lembar</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Findings about this</source>
        <translation>Temuan tentang ini</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Cells: {count}</source>
        <translation>Sel: {count}</translation>
    </message>
    <message>
        <source>What you change holds for all of them.</source>
        <translation>Perubahan berlaku untuk semuanya.</translation>
    </message>
</context>
<context>
    <name>Leftovers</name>
    <message>
        <source>Work that can be recovered</source>
        <translation>Pekerjaan yang dapat dipulihkan</translation>
    </message>
    <message>
        <source>OrgDesk ended before this work was saved. Every change up to the last one is still here.</source>
        <translation>OrgDesk berakhir sebelum pekerjaan ini disimpan. Semua perubahan sampai yang terakhir masih ada.</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Pulihkan</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>&amp;Buang…</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Tanpa judul</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>belum pernah disimpan</translation>
    </message>
    <message>
        <source>last edited {when}</source>
        <translation>terakhir diubah {when}</translation>
    </message>
    <message>
        <source>Discard the unsaved work on {name}?</source>
        <translation>Buang pekerjaan yang belum disimpan pada {name}?</translation>
    </message>
    <message>
        <source>It cannot be recovered afterwards. The file itself stays as it was saved last.</source>
        <translation>Setelah itu pekerjaan ini tidak dapat dipulihkan. Berkasnya sendiri tetap seperti terakhir disimpan.</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Simpan dulu</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Buang</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Bawaan</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>Double-click a value, or press Enter on it, to give this project its own.</source>
        <translation>Klik ganda sebuah nilai, atau tekan Enter padanya, untuk mengisi nilai khusus proyek ini.</translation>
    </message>
    <message>
        <source>&amp;Return to default</source>
        <translation>&amp;Kembalikan ke bawaan</translation>
    </message>
</context>
<context>
    <name>MappingFiles</name>
    <message>
        <source>Use a mapping</source>
        <translation>Gunakan pemetaan</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>Simpan pemetaan</translation>
    </message>
    <message>
        <source>Mappings (*.toml)</source>
        <translation>Pemetaan (*.toml)</translation>
    </message>
</context>
<context>
    <name>MarkRoleDialog</name>
    <message>
        <source>What do the marks mean?</source>
        <translation>Apa arti tanda itu?</translation>
    </message>
    <message>
        <source>1 cell is only marked. Which role does the mark mean?</source>
        <translation>1 sel hanya diberi tanda. Peran apa yang dimaksud?</translation>
    </message>
    <message>
        <source>{count} cells are only marked. Which role does a mark mean?</source>
        <translation>{count} sel hanya diberi tanda. Peran apa yang dimaksud?</translation>
    </message>
    <message>
        <source>Do not ask again until OrgDesk is closed</source>
        <translation>Jangan tanyakan lagi sampai OrgDesk ditutup</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Tempel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>MatrixClipboard</name>
    <message>
        <source>Import it…</source>
        <translation>Impor…</translation>
    </message>
</context>
<context>
    <name>MatrixKeys</name>
    <message>
        <source>Type the code of a role to add it or take it away</source>
        <translation>Ketik kode peran untuk menambah atau menghapusnya</translation>
    </message>
    <message>
        <source>Edit the cell in full</source>
        <translation>Sunting sel selengkapnya</translation>
    </message>
    <message>
        <source>Empty the selected cells</source>
        <translation>Kosongkan sel terpilih</translation>
    </message>
    <message>
        <source>Go to the next cell</source>
        <translation>Pindah ke sel berikutnya</translation>
    </message>
    <message>
        <source>Go on or back by one cell</source>
        <translation>Maju atau mundur satu sel</translation>
    </message>
    <message>
        <source>Go to the next role</source>
        <translation>Pindah ke peran berikutnya</translation>
    </message>
    <message>
        <source>Go to the first or last unit</source>
        <translation>Pindah ke unit pertama atau terakhir</translation>
    </message>
    <message>
        <source>Go to the first or last cell</source>
        <translation>Pindah ke sel pertama atau terakhir</translation>
    </message>
    <message>
        <source>Go one screen up or down</source>
        <translation>Naik atau turun satu layar</translation>
    </message>
    <message>
        <source>Select several cells</source>
        <translation>Pilih beberapa sel</translation>
    </message>
    <message>
        <source>Select all cells</source>
        <translation>Pilih semua sel</translation>
    </message>
    <message>
        <source>Forget the letters typed, or select one cell only</source>
        <translation>Batalkan huruf yang diketik, atau pilih satu sel saja</translation>
    </message>
    <message>
        <source>Fold or unfold the row</source>
        <translation>Lipat atau buka baris</translation>
    </message>
    <message>
        <source>Unfold or fold the agency or the mission</source>
        <translation>Buka atau lipat instansi atau misi</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Tambah baris</translation>
    </message>
    <message>
        <source>Edit the cell, or the name</source>
        <translation>Sunting sel, atau namanya</translation>
    </message>
    <message>
        <source>Delete the selected rows</source>
        <translation>Hapus baris yang dipilih</translation>
    </message>
    <message>
        <source>Type to filter the list</source>
        <translation>Ketik untuk menyaring daftar</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Pilih semua baris</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message>
        <source>Authority matrix</source>
        <translation>Matriks kewenangan</translation>
    </message>
    <message>
        <source>Nothing passes the filters</source>
        <translation>Tidak ada yang lolos saringan</translation>
    </message>
    <message>
        <source>No function or no unit fits what you have chosen.</source>
        <translation>Tidak ada fungsi atau unit yang cocok dengan pilihan saringan.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Hapus saringan</translation>
    </message>
    <message>
        <source>Add agency</source>
        <translation>Tambah instansi</translation>
    </message>
    <message>
        <source>Add function</source>
        <translation>Tambah fungsi</translation>
    </message>
    <message>
        <source>Begin with who and what</source>
        <translation>Mulailah dari siapa dan apa</translation>
    </message>
    <message>
        <source>The matrix shows which unit has which role on which function. Add an agency with its units, then the functions that have to be fulfilled.</source>
        <translation>Matriks menunjukkan peran setiap unit pada setiap fungsi. Tambahkan instansi beserta unitnya, lalu fungsi yang harus dijalankan.</translation>
    </message>
    <message>
        <source>There are no units yet</source>
        <translation>Belum ada unit</translation>
    </message>
    <message>
        <source>Add an agency and its units. Each unit becomes a column of the matrix.</source>
        <translation>Tambahkan instansi beserta unitnya. Setiap unit menjadi satu kolom matriks.</translation>
    </message>
    <message>
        <source>There are no functions yet</source>
        <translation>Belum ada fungsi</translation>
    </message>
    <message>
        <source>Add what has to be done. Each function becomes a row of the matrix.</source>
        <translation>Tambahkan apa yang harus dikerjakan. Setiap fungsi menjadi satu baris matriks.</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Functions: {functions} · units: {units}</source>
        <translation>Fungsi: {functions} · unit: {units}</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>several values</source>
        <translation>beragam isi</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>Tutup pemberitahuan</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Enter a number.</source>
        <translation>Isilah dengan angka.</translation>
    </message>
    <message>
        <source>Enter a whole number.</source>
        <translation>Isilah dengan bilangan bulat.</translation>
    </message>
</context>
<context>
    <name>OwnColumnLine</name>
    <message>
        <source>Empty {column} here</source>
        <translation>Kosongkan {column} di sini</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>Filter…</source>
        <translation>Saring…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Positions held</source>
        <translation>Jabatan yang dipangku</translation>
    </message>
    <message>
        <source>Add a position…</source>
        <translation>Tambah jabatan…</translation>
    </message>
    <message>
        <source>Add a position</source>
        <translation>Tambah jabatan</translation>
    </message>
</context>
<context>
    <name>PositionForm</name>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas jabatan</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Formasi</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Terisi</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>Pemangku jabatan</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Beban kerja</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>Tambah orang…</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>Add a task…</source>
        <translation>Tambah tugas…</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Tambah tugas</translation>
    </message>
    <message>
        <source>With tasks, their volume and hours, the need is worked out here.</source>
        <translation>Dengan tugas, volume dan jamnya, kebutuhan pegawai dihitung di sini.</translation>
    </message>
    <message>
        <source>Needed: {need} people ({total} hours ÷ {hours} effective hours a year).</source>
        <translation>Kebutuhan: {need} orang ({total} jam ÷ {hours} jam kerja efektif setahun).</translation>
    </message>
    <message>
        <source>Filled: {filled}.</source>
        <translation>Terisi: {filled}.</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>cannot be taken in</source>
        <translation>tidak dapat dimasukkan</translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <source>Problems</source>
        <translation>Masalah</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Menghentikan…</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>Title page and settings</source>
        <translation>Halaman judul dan pengaturan</translation>
    </message>
    <message>
        <source>Title page</source>
        <translation>Halaman judul</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Batas</translation>
    </message>
    <message>
        <source>Roles and resources</source>
        <translation>Peran dan sumber daya</translation>
    </message>
    <message>
        <source>Regulations</source>
        <translation>Peraturan</translation>
    </message>
    <message>
        <source>Scope values</source>
        <translation>Nilai lingkup</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>ProjectForm</name>
    <message>
        <source>Agencies: {count}</source>
        <translation>Instansi: {count}</translation>
    </message>
    <message>
        <source>Units: {count}</source>
        <translation>Unit: {count}</translation>
    </message>
    <message>
        <source>Functions: {count}</source>
        <translation>Fungsi: {count}</translation>
    </message>
    <message>
        <source>Roles held: {count}</source>
        <translation>Peran yang dipegang: {count}</translation>
    </message>
    <message>
        <source>Regulations: {count}</source>
        <translation>Peraturan: {count}</translation>
    </message>
    <message>
        <source>Services: {count}</source>
        <translation>Layanan: {count}</translation>
    </message>
    <message>
        <source>Supplies: {count}</source>
        <translation>Pasokan: {count}</translation>
    </message>
    <message>
        <source>Positions: {count}</source>
        <translation>Jabatan: {count}</translation>
    </message>
    <message>
        <source>People: {count}</source>
        <translation>Orang: {count}</translation>
    </message>
    <message>
        <source>Findings: {count}</source>
        <translation>Temuan: {count}</translation>
    </message>
    <message>
        <source>All limits stand as delivered.</source>
        <translation>Semua batas masih bawaan.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Gambaran</translation>
    </message>
    <message>
        <source>In this model</source>
        <translation>Isi model ini</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Pengaturan sendiri</translation>
    </message>
</context>
<context>
    <name>ProviderForm</name>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Visits of the customer</source>
        <translation>Kunjungan pemohon</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>What it asks the customer for</source>
        <translation>Yang diminta dari pemohon</translation>
    </message>
    <message>
        <source>Add a document or condition…</source>
        <translation>Tambah dokumen atau syarat…</translation>
    </message>
    <message>
        <source>Add a document or condition</source>
        <translation>Tambah dokumen atau syarat</translation>
    </message>
</context>
<context>
    <name>ProviderLine</name>
    <message>
        <source>Asks for: {documents}</source>
        <translation>Meminta: {documents}</translation>
    </message>
    <message>
        <source>Asks for nothing yet; open it to add documents.</source>
        <translation>Belum meminta apa pun; buka untuk menambah dokumen.</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>kunjungan</translation>
    </message>
    <message>
        <source>How often one has to come to {unit}</source>
        <translation>Berapa kali harus datang ke {unit}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Hapus {name}</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>What is filled in here holds unless you pick something else.</source>
        <translation>Yang terisi di sini berlaku, kecuali Anda memilih yang lain.</translation>
    </message>
    <message>
        <source>There is nothing to ask.</source>
        <translation>Tidak ada yang perlu ditanyakan.</translation>
    </message>
    <message>
        <source>▲ The import waits for this answer.</source>
        <translation>▲ Impor menunggu jawaban ini.</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>Tampilkan {count} lagi</translation>
    </message>
    <message>
        <source>All of them:</source>
        <translation>Semuanya:</translation>
    </message>
    <message>
        <source>The nearest of each</source>
        <translation>Yang termirip untuk semuanya</translation>
    </message>
    <message>
        <source>or: {answer}</source>
        <translation>atau: {answer}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Suggested: {answer}</source>
        <translation>Usulan: {answer}</translation>
    </message>
    <message>
        <source>Show {cell} on the sheet</source>
        <translation>Tampilkan {cell} di lembar</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>&amp;Read as</source>
        <translation>Di&amp;baca sebagai</translation>
    </message>
    <message>
        <source>&amp;Heading: rows</source>
        <translation>&amp;Judul: baris</translation>
    </message>
    <message>
        <source>to</source>
        <translation>s.d.</translation>
    </message>
    <message>
        <source>How the sheet is laid out</source>
        <translation>Susunan lembar</translation>
    </message>
    <message>
        <source>First row of the heading</source>
        <translation>Baris pertama judul</translation>
    </message>
    <message>
        <source>Last row of the heading</source>
        <translation>Baris terakhir judul</translation>
    </message>
    <message>
        <source>0 and 0 for a table without a heading</source>
        <translation>0 dan 0 untuk tabel tanpa judul</translation>
    </message>
    <message>
        <source>{layout} (recognized)</source>
        <translation>{layout} (dikenali)</translation>
    </message>
    <message>
        <source>As recognized</source>
        <translation>Seperti yang dikenali</translation>
    </message>
    <message>
        <source>Not recognized</source>
        <translation>Tidak dikenali</translation>
    </message>
    <message>
        <source>Leave this sheet out</source>
        <translation>Lewati lembar ini</translation>
    </message>
    <message>
        <source>&amp;Column {letters}</source>
        <translation>&amp;Kolom {letters}</translation>
    </message>
    <message>
        <source>What column {letters} means</source>
        <translation>Arti kolom {letters}</translation>
    </message>
    <message>
        <source>No meaning of its own</source>
        <translation>Tanpa arti sendiri</translation>
    </message>
</context>
<context>
    <name>Registers</name>
    <message>
        <source>acting</source>
        <translation>pelaksana tugas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Positions held</source>
        <translation>Jabatan yang dipangku</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Share of time</source>
        <translation>Bagian waktu</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Formasi</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Terisi</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Kebutuhan</translation>
    </message>
    <message>
        <source>Filled of need</source>
        <translation>Terisi/perlu</translation>
    </message>
    <message>
        <source>free</source>
        <translation>gratis</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Event in life</source>
        <translation>Peristiwa hidup</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Fungsi</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Penyelenggara</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>Hari kerja</translation>
    </message>
    <message>
        <source>Cost (Rp)</source>
        <translation>Biaya (Rp)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ke</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>Lead (days)</source>
        <translation>Tunggu (hari)</translation>
    </message>
    <message>
        <source>Needed within</source>
        <translation>Batas (hari)</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>Sisa</translation>
    </message>
</context>
<context>
    <name>RegistersPanel</name>
    <message>
        <source>Services</source>
        <translation>Layanan</translation>
    </message>
    <message>
        <source>Add service</source>
        <translation>Tambah layanan</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>Pasokan</translation>
    </message>
    <message>
        <source>Add supply</source>
        <translation>Tambah pasokan</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>Add position</source>
        <translation>Tambah jabatan</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>What the public gets</source>
        <translation>Yang diterima masyarakat</translation>
    </message>
    <message>
        <source>A service consists of functions and is given by units. List the services, then say who provides them and what they ask for; OrgDesk finds needless visits and papers asked for twice.</source>
        <translation>Layanan tersusun dari fungsi dan diberikan oleh unit. Daftarkan layanannya, lalu sebutkan penyelenggara dan persyaratannya; OrgDesk menemukan kunjungan yang tidak perlu dan berkas yang diminta dua kali.</translation>
    </message>
    <message>
        <source>Who delivers what to whom</source>
        <translation>Siapa memasok apa kepada siapa</translation>
    </message>
    <message>
        <source>A supply leads from a unit or a partner to the unit that needs it. With its days, OrgDesk finds what comes too late, and what hangs on one supplier alone.</source>
        <translation>Pasokan mengalir dari unit atau mitra ke unit yang membutuhkannya. Dengan jumlah harinya, OrgDesk menemukan yang datang terlambat dan yang bergantung pada satu pemasok saja.</translation>
    </message>
    <message>
        <source>Posts and the work that they do</source>
        <translation>Formasi dan beban kerjanya</translation>
    </message>
    <message>
        <source>List the positions of each unit with their posts. With their tasks (how often a year, how long each time) OrgDesk works out how many people are needed.</source>
        <translation>Daftarkan jabatan tiap unit beserta formasinya. Dengan tugasnya (berapa kali setahun, berapa lama tiap kali) OrgDesk menghitung berapa orang yang dibutuhkan.</translation>
    </message>
    <message>
        <source>Who holds which position</source>
        <translation>Siapa memangku jabatan apa</translation>
    </message>
    <message>
        <source>List people and the positions they hold, also acting ones. Somebody may hold several; OrgDesk finds where that clashes.</source>
        <translation>Daftarkan orang dan jabatan yang dipangkunya, termasuk sebagai pelaksana tugas. Satu orang boleh memangku beberapa; OrgDesk menemukan yang berbenturan.</translation>
    </message>
    <message>
        <source>Nothing passes the filter</source>
        <translation>Tidak ada yang lolos saringan</translation>
    </message>
    <message>
        <source>No row of this list has these words.</source>
        <translation>Tidak ada baris di daftar ini yang memuat kata itu.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Hapus saringan</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Saring…</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Saring daftar</translation>
    </message>
</context>
<context>
    <name>RegulationDialog</name>
    <message>
        <source>New regulation</source>
        <translation>Peraturan baru</translation>
    </message>
    <message>
        <source>Regulation</source>
        <translation>Peraturan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Tahun</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>Delegation</source>
        <translation>Pelimpahan</translation>
    </message>
    <message>
        <source>Delegated power may be delegated on</source>
        <translation>Boleh disubdelegasikan</translation>
    </message>
    <message>
        <source>Who delegates may no longer use the power</source>
        <translation>Pemberi delegasi tidak lagi berwenang</translation>
    </message>
</context>
<context>
    <name>RegulationField</name>
    <message>
        <source>New regulation…</source>
        <translation>Peraturan baru…</translation>
    </message>
</context>
<context>
    <name>RegulationsPage</name>
    <message>
        <source>Regulation</source>
        <translation>Peraturan</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Regulations</source>
        <translation>Peraturan</translation>
    </message>
    <message>
        <source>Deleting one leaves the roles that rest on it without a regulation.</source>
        <translation>Bila sebuah peraturan dihapus, peran yang bersandar padanya tidak lagi menyebut peraturan.</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Baru…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Ubah…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
</context>
<context>
    <name>RelationLine</name>
    <message>
        <source>How it hangs together with {name}</source>
        <translation>Hubungannya dengan {name}</translation>
    </message>
    <message>
        <source>what…</source>
        <translation>apa…</translation>
    </message>
    <message>
        <source>What is handed over or shared: {name}</source>
        <translation>Yang diserahkan atau dibagi: {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Hapus {name}</translation>
    </message>
</context>
<context>
    <name>RepairOffer</name>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>Apply: {repair}</source>
        <translation>Terapkan: {repair}</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Apa yang berubah</translation>
    </message>
    <message>
        <source>What changes: {repair}</source>
        <translation>Apa yang berubah: {repair}</translation>
    </message>
    <message>
        <source>and {count} more rows</source>
        <translation>dan {count} baris lagi</translation>
    </message>
    <message>
        <source>Trying it out…</source>
        <translation>Mencoba…</translation>
    </message>
    <message>
        <source>Resolves {count}, adds {new}</source>
        <translation>Menyelesaikan {count}, menambah {new}</translation>
    </message>
    <message>
        <source>Resolves {count}, adds none</source>
        <translation>Menyelesaikan {count}, tidak menambah</translation>
    </message>
</context>
<context>
    <name>RequirementLine</name>
    <message>
        <source>Document</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>issued by…</source>
        <translation>penerbit…</translation>
    </message>
    <message>
        <source>Who issues {name}</source>
        <translation>Penerbit {name}</translation>
    </message>
    <message>
        <source>why here…</source>
        <translation>alasan…</translation>
    </message>
    <message>
        <source>Why {name} is asked for here</source>
        <translation>Mengapa {name} diminta di sini</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Hapus {name}</translation>
    </message>
</context>
<context>
    <name>RoleLines</name>
    <message>
        <source>none yet</source>
        <translation>belum ada</translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message>
        <source>Roles</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Kinds of resource</source>
        <translation>Jenis sumber daya</translation>
    </message>
    <message>
        <source>Code in cells</source>
        <translation>Kode dalam sel</translation>
    </message>
    <message>
        <source>Name, Indonesian</source>
        <translation>Nama Indonesia</translation>
    </message>
    <message>
        <source>Name, English</source>
        <translation>Nama Inggris</translation>
    </message>
    <message>
        <source>Says what it supplies</source>
        <translation>Menyebut apa yang dipasok</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Rumpun</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Sumber daya</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Peran baru</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Supplier, Indonesian</source>
        <translation>Pemasok, Indonesia</translation>
    </message>
    <message>
        <source>Supplier, English</source>
        <translation>Pemasok, Inggris</translation>
    </message>
    <message>
        <source>New kind of resource</source>
        <translation>Jenis sumber daya baru</translation>
    </message>
    <message>
        <source>Kind of resource</source>
        <translation>Jenis sumber daya</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesia</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inggris</translation>
    </message>
    <message>
        <source>Family or supplier</source>
        <translation>Rumpun atau pemasok</translation>
    </message>
    <message>
        <source>Roles and resources</source>
        <translation>Peran dan sumber daya</translation>
    </message>
    <message>
        <source>Standard roles keep their codes, since the rules go by them.</source>
        <translation>Kode peran baku tidak dapat diganti karena dipakai aturan.</translation>
    </message>
    <message>
        <source>New &amp;role…</source>
        <translation>&amp;Peran baru…</translation>
    </message>
    <message>
        <source>New re&amp;source…</source>
        <translation>&amp;Sumber daya baru…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Ubah…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
</context>
<context>
    <name>RowField</name>
    <message>
        <source>Show the list</source>
        <translation>Tampilkan daftar</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>beragam isi</translation>
    </message>
    <message>
        <source>Several fit “{text}”. Choose one from the list.</source>
        <translation>Ada beberapa yang cocok dengan “{text}”. Pilih satu dari daftar.</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”. Choose from the list.</source>
        <translation>Tidak ada yang bernama “{text}”. Pilih dari daftar.</translation>
    </message>
</context>
<context>
    <name>RowPainter</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
</context>
<context>
    <name>RowsField</name>
    <message>
        <source>Remove {name}</source>
        <translation>Hapus {name}</translation>
    </message>
</context>
<context>
    <name>RowsPopup</name>
    <message>
        <source>Select all {count}</source>
        <translation>Pilih semua {count}</translation>
    </message>
</context>
<context>
    <name>ScopeField</name>
    <message>
        <source>Choose: {facet}</source>
        <translation>Pilih: {facet}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Besaran</translation>
    </message>
    <message>
        <source>from</source>
        <translation>mulai</translation>
    </message>
    <message>
        <source>to</source>
        <translation>sampai</translation>
    </message>
    <message>
        <source>e.g. Rp</source>
        <translation>mis. Rp</translation>
    </message>
    <message>
        <source>Amount from</source>
        <translation>Besaran mulai</translation>
    </message>
    <message>
        <source>Amount to below</source>
        <translation>Besaran sampai di bawah</translation>
    </message>
    <message>
        <source>Unit of the amount</source>
        <translation>Satuan besaran</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>There are no areas, target groups or other values yet. Add them in the title page.</source>
        <translation>Belum ada wilayah, sasaran atau nilai lain. Tambahkan di halaman judul.</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>beragam isi</translation>
    </message>
    <message>
        <source>Everything, everywhere</source>
        <translation>Semua, di mana pun</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Lepaskan {name}</translation>
    </message>
</context>
<context>
    <name>ScopeValuesPage</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Di bawah</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Scope values</source>
        <translation>Nilai lingkup</translation>
    </message>
    <message>
        <source>Choose a facet or a value and add what stands below it. A value stands for all below it.</source>
        <translation>Pilih jenis lingkup atau nilai, lalu tambahkan isinya. Sebuah nilai mencakup semua yang di bawahnya.</translation>
    </message>
    <message>
        <source>&amp;Add below…</source>
        <translation>&amp;Tambah di bawahnya…</translation>
    </message>
    <message>
        <source>&amp;Edit or move…</source>
        <translation>&amp;Ubah atau pindahkan…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
</context>
<context>
    <name>ServiceForm</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Event in life</source>
        <translation>Peristiwa hidup</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Untuk siapa</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Sistem, mekanisme, dan prosedur</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>Hari kerja</translation>
    </message>
    <message>
        <source>Cost in rupiah</source>
        <translation>Biaya (rupiah)</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk pelayanan</translation>
    </message>
    <message>
        <source>Complaints and suggestions</source>
        <translation>Pengaduan, saran, dan masukan</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Dasar hukum</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>Sarana, prasarana, dan fasilitas</translation>
    </message>
    <message>
        <source>Competence of the staff</source>
        <translation>Kompetensi pelaksana</translation>
    </message>
    <message>
        <source>Internal supervision</source>
        <translation>Pengawasan internal</translation>
    </message>
    <message>
        <source>Number of staff</source>
        <translation>Jumlah pelaksana</translation>
    </message>
    <message>
        <source>Guarantee of the service</source>
        <translation>Jaminan pelayanan</translation>
    </message>
    <message>
        <source>Guarantee of safety</source>
        <translation>Jaminan keamanan dan keselamatan</translation>
    </message>
    <message>
        <source>Evaluation of performance</source>
        <translation>Evaluasi kinerja pelaksana</translation>
    </message>
    <message>
        <source>In their order</source>
        <translation>Menurut urutannya</translation>
    </message>
    <message>
        <source>It cannot be given without these</source>
        <translation>Tanpa ini tidak dapat diberikan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Add a function…</source>
        <translation>Tambah fungsi…</translation>
    </message>
    <message>
        <source>Add a kind of resource…</source>
        <translation>Tambah jenis sumber daya…</translation>
    </message>
    <message>
        <source>Add a providing unit…</source>
        <translation>Tambah unit penyelenggara…</translation>
    </message>
    <message>
        <source>Add a providing unit</source>
        <translation>Tambah unit penyelenggara</translation>
    </message>
    <message>
        <source>How the provider sees to it</source>
        <translation>Bagaimana penyelenggara memenuhinya</translation>
    </message>
    <message>
        <source>Functions it consists of</source>
        <translation>Fungsi penyusunnya</translation>
    </message>
    <message>
        <source>Who provides it</source>
        <translation>Penyelenggara</translation>
    </message>
    <message>
        <source>Service standard</source>
        <translation>Standar pelayanan</translation>
    </message>
    <message>
        <source>Resources it needs</source>
        <translation>Sumber daya yang dibutuhkan</translation>
    </message>
    <message>
        <source>More about the service</source>
        <translation>Keterangan layanan</translation>
    </message>
    <message>
        <source>{count} of the 14 components are stated (UU 25/2009 Ps. 21).</source>
        <translation>{count} dari 14 komponen terisi (UU 25/2009 Ps. 21).</translation>
    </message>
    <message>
        <source>Documents asked for: {count}.</source>
        <translation>Dokumen yang diminta: {count}.</translation>
    </message>
    <message>
        <source>Requirements stand with each provider.</source>
        <translation>Persyaratan tercatat pada tiap penyelenggara.</translation>
    </message>
</context>
<context>
    <name>SheetModel</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>Disimpan apa adanya</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Diabaikan</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pertanyaan</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Kesalahan</translation>
    </message>
    <message>
        <source>The file hides this row.</source>
        <translation>Baris ini tersembunyi di berkas.</translation>
    </message>
    <message>
        <source>Column {letters}, read as: {meaning}. Click to change.</source>
        <translation>Kolom {letters}, dibaca sebagai: {meaning}. Klik untuk mengubah.</translation>
    </message>
    <message>
        <source>Column {letters}. Click to say what it means.</source>
        <translation>Kolom {letters}. Klik untuk menyebutkan artinya.</translation>
    </message>
    <message>
        <source>The file hides this column.</source>
        <translation>Kolom ini tersembunyi di berkas.</translation>
    </message>
</context>
<context>
    <name>SheetTabs</name>
    <message>
        <source>Nothing is read from this sheet.</source>
        <translation>Tidak ada yang dibaca dari lembar ini.</translation>
    </message>
    <message>
        <source>The file hides this sheet.</source>
        <translation>Lembar ini tersembunyi di berkas.</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Lembar</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>In the matrix</source>
        <translation>Di matriks</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>Dalam daftar</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan papan ketik</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>Cari tombol</translation>
    </message>
    <message>
        <source>No key fits. Search for another word.</source>
        <translation>Tidak ada tombol yang cocok. Cari kata lain.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Model an agency, see where responsibilities overlap, are missing or conflict, and hand over the authority matrix in Excel.</source>
        <translation>Modelkan instansi, lihat di mana tanggung jawab tumpang tindih, kosong atau berbenturan, lalu serahkan matriks kewenangan dalam Excel.</translation>
    </message>
    <message>
        <source>&amp;New model</source>
        <translation>Model &amp;baru</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>Buka b&amp;erkas…</translation>
    </message>
    <message>
        <source>&amp;Import a sheet…</source>
        <translation>&amp;Impor lembar…</translation>
    </message>
    <message>
        <source>Start from a structure</source>
        <translation>Mulai dari struktur</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Berkas terakhir</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Contoh</translation>
    </message>
    <message>
        <source>Files that you open or save appear here.</source>
        <translation>Berkas yang Anda buka atau simpan tampil di sini.</translation>
    </message>
    <message>
        <source>Example data, not real data</source>
        <translation>Data contoh, bukan data nyata</translation>
    </message>
    <message>
        <source>This file is gone. Delete removes it from the list.</source>
        <translation>Berkas ini tidak ada lagi. Tekan Delete untuk menghapusnya dari daftar.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Show which findings came and went</source>
        <translation>Tampilkan temuan yang muncul dan yang selesai</translation>
    </message>
    <message>
        <source>Last edit: findings as before</source>
        <translation>Suntingan terakhir: temuan tetap</translation>
    </message>
    <message>
        <source>Last edit:</source>
        <translation>Suntingan terakhir:</translation>
    </message>
    <message>
        <source>Checking… {count} left</source>
        <translation>Memeriksa… sisa {count}</translation>
    </message>
    <message>
        <source>To undo: “{step}”</source>
        <translation>Siap diurungkan: “{step}”</translation>
    </message>
    <message>
        <source>Read-only: save it under another name</source>
        <translation>Hanya baca: simpan dengan nama lain</translation>
    </message>
    <message>
        <source>Not saved yet; kept safe in the working copy</source>
        <translation>Belum disimpan; aman dalam salinan kerja</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Tersimpan {time}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Tersimpan</translation>
    </message>
    <message>
        <source>Changes since saving: {count}</source>
        <translation>Perubahan sejak disimpan: {count}</translation>
    </message>
    <message>
        <source>Changed since saving</source>
        <translation>Berubah sejak disimpan</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>One question needs an answer.</source>
        <translation>Satu pertanyaan perlu dijawab.</translation>
    </message>
    <message>
        <source>{count} questions need an answer.</source>
        <translation>{count} pertanyaan perlu dijawab.</translation>
    </message>
    <message>
        <source>undecided conflicts: {count}</source>
        <translation>konflik belum diputuskan: {count}</translation>
    </message>
    <message>
        <source>There is nothing to change.</source>
        <translation>Tidak ada yang perlu diubah.</translation>
    </message>
    <message>
        <source>Nothing was recognized.</source>
        <translation>Tidak ada yang dikenali.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>berubah</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>dihapus</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>tetap</translation>
    </message>
</context>
<context>
    <name>Superiors</name>
    <message>
        <source>Add a superior…</source>
        <translation>Tambah atasan…</translation>
    </message>
    <message>
        <source>Add a superior</source>
        <translation>Tambah atasan</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Lepaskan {name}</translation>
    </message>
    <message>
        <source>Kind of line to {name}</source>
        <translation>Jenis garis ke {name}</translation>
    </message>
</context>
<context>
    <name>SupplyForm</name>
    <message>
        <source>It comes {days} days after it is needed.</source>
        <translation>Datang {days} hari setelah dibutuhkan.</translation>
    </message>
    <message>
        <source>Days to spare: {days}.</source>
        <translation>Sisa hari: {days}.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Ke</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Kind of resource</source>
        <translation>Jenis sumber daya</translation>
    </message>
    <message>
        <source>For the function</source>
        <translation>Untuk fungsi</translation>
    </message>
    <message>
        <source>For the service</source>
        <translation>Untuk layanan</translation>
    </message>
    <message>
        <source>Days from order to delivery</source>
        <translation>Waktu tunggu (hari)</translation>
    </message>
    <message>
        <source>Needed within days</source>
        <translation>Dibutuhkan dalam (hari)</translation>
    </message>
    <message>
        <source>Days between deliveries</source>
        <translation>Selang pengiriman (hari)</translation>
    </message>
    <message>
        <source>Days the stock lasts</source>
        <translation>Ketahanan stok (hari)</translation>
    </message>
    <message>
        <source>Where others fail</source>
        <translation>Bila yang lain gagal</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Menggantikan</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>Ketepatan waktu</translation>
    </message>
</context>
<context>
    <name>TaskLine</name>
    <message>
        <source>Task</source>
        <translation>Tugas</translation>
    </message>
    <message>
        <source>How often a year: {name}</source>
        <translation>Berapa kali setahun: {name}</translation>
    </message>
    <message>
        <source>Hours each time: {name}</source>
        <translation>Jam tiap kali: {name}</translation>
    </message>
    <message>
        <source>How often a year</source>
        <translation>Berapa kali setahun</translation>
    </message>
    <message>
        <source>Hours each time</source>
        <translation>Jam tiap kali</translation>
    </message>
    <message>
        <source>for the function…</source>
        <translation>untuk fungsi…</translation>
    </message>
    <message>
        <source>Function of {name}</source>
        <translation>Fungsi dari {name}</translation>
    </message>
    <message>
        <source>= {hours} hours</source>
        <translation>= {hours} jam</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Hapus {name}</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>several values</source>
        <translation>beragam isi</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>today {time}</source>
        <translation>hari ini {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>kemarin {time}</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Who answers for this?</source>
        <translation>Siapa yang menjawab?</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ekspor</translation>
    </message>
    <message>
        <source>Show everything in Indonesian or in English</source>
        <translation>Tampilkan semua dalam bahasa Indonesia atau Inggris</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Terang atau gelap</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>Something went wrong in OrgDesk.</source>
        <translation>Ada yang tidak beres di OrgDesk.</translation>
    </message>
    <message>
        <source>Your work is safe: every edit up to now is in the working copy, and is offered again if OrgDesk has to close. You can go on. If it happens again, save under another name and send the details to whoever looks after OrgDesk.</source>
        <translation>Pekerjaan Anda aman: setiap suntingan sampai sekarang ada di salinan kerja, dan ditawarkan lagi bila OrgDesk harus ditutup. Anda dapat melanjutkan. Bila terulang, simpanlah dengan nama lain dan kirimkan rinciannya kepada yang mengurus OrgDesk.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>Rincian galat</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Salin rincian</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Simpan sebagai…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Pimpinan</translation>
    </message>
    <message>
        <source>Echelon</source>
        <translation>Eselon</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Pegawai</translation>
    </message>
    <message>
        <source>Working area</source>
        <translation>Wilayah kerja</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Answers to</source>
        <translation>Bertanggung jawab kepada</translation>
    </message>
    <message>
        <source>More about the unit</source>
        <translation>Keterangan lain</translation>
    </message>
    <message>
        <source>Own columns</source>
        <translation>Kolom tambahan</translation>
    </message>
    <message>
        <source>Roles held: {count}</source>
        <translation>Peran yang dipegang: {count}</translation>
    </message>
    <message>
        <source>Functions on which the unit holds a role</source>
        <translation>Fungsi yang melibatkan unit ini</translation>
    </message>
    <message>
        <source>Positions: {count} (filled / needed)</source>
        <translation>Jabatan: {count} (terisi / perlu)</translation>
    </message>
    <message>
        <source>Supplies: {count}</source>
        <translation>Pasokan: {count}</translation>
    </message>
    <message>
        <source>Services it gives: {count}</source>
        <translation>Layanan yang diberikan: {count}</translation>
    </message>
</context>
<context>
    <name>ValuePopup</name>
    <message>
        <source>Filter…</source>
        <translation>Saring…</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Nilai</translation>
    </message>
</context>
<context>
    <name>ViewsDialog</name>
    <message>
        <source>Who says what</source>
        <translation>Siapa mengatakan apa</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Yang dibandingkan</translation>
    </message>
    <message>
        <source>Only where they do not agree</source>
        <translation>Hanya yang tidak sepakat</translation>
    </message>
    <message>
        <source>Show in the matrix</source>
        <translation>Tampilkan di matriks</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Nobody has filled in a form yet</source>
        <translation>Belum ada yang mengisi formulir</translation>
    </message>
    <message>
        <source>Export a blank form, have the officials fill it in, and import what comes back. What they say is compared here; the matrix stays as it is.</source>
        <translation>Ekspor formulir kosong, minta para pejabat mengisinya, lalu impor yang kembali. Jawaban mereka dibandingkan di sini; matriks tetap seperti semula.</translation>
    </message>
    <message>
        <source>{differing} of {functions} functions without agreement</source>
        <translation>{differing} dari {functions} fungsi belum disepakati</translation>
    </message>
</context>
<context>
    <name>ViewsModel</name>
    <message>
        <source>{units}: the respondents see it otherwise</source>
        <translation>{units}: para responden melihatnya lain</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>{function}: they do not agree</source>
        <translation>{function}: tidak sepakat</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fungsi</translation>
    </message>
    <message>
        <source>In the model</source>
        <translation>Di model</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>example data</source>
        <translation>data contoh</translation>
    </message>
    <message>
        <source>F11 or Esc ends the projector view</source>
        <translation>F11 atau Esc mengakhiri tampilan proyektor</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Belum ada berkas</translation>
    </message>
</context>
</TS>
