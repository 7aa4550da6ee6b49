# As much as our letters and number maps with reportlab: as many files, pages, texts, letters and lines, in the same two
# fonts, each file with its subset of them.
import io
import sys
import time

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

folder = sys.argv[1]
files, pages, texts, letters, lines = (int(word) for word in sys.argv[2:7])
pdfmetrics.registerFont(TTFont("Body", folder + "/NotoSans-Regular.ttf"))
pdfmetrics.registerFont(TTFont("Bold", folder + "/NotoSans-Bold.ttf"))
alphabet = "414-555-0123 I appoint the new carrier as my agent, order NDG-01 "
long = max(1, round(letters / texts))
shown = [(alphabet[turn:] + alphabet + alphabet)[:long] for turn in range(len(alphabet))]
start = time.perf_counter()
drawn = [0, 0, 0]
for file in range(files):
    canvas = Canvas(io.BytesIO(), pagesize=letter, pageCompression=1)
    until = [(file + 1) * count // files for count in (pages, texts, lines)]
    share = max(1, until[0] - drawn[0])
    for page in range(share):
        for at in range(drawn[1], drawn[1] + (until[1] - drawn[1]) // (share - page)):
            canvas.setFont("Bold" if at % 8 == 0 else "Body", 9)
            canvas.drawString(54 + at % 4 * 120, 740 - at % 70 * 10, shown[at % len(shown)])
        drawn[1] += (until[1] - drawn[1]) // (share - page)
        for at in range((until[2] - drawn[2]) // (share - page)):
            canvas.line(54, 740 - at % 70 * 10, 558, 740 - at % 70 * 10)
        drawn[2] += (until[2] - drawn[2]) // (share - page)
        canvas.showPage()
    drawn[0] = until[0]
    canvas.save()
print((time.perf_counter() - start) * 1000)
