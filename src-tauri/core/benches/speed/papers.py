# The like of our letters with reportlab: as many files and pages, in the same fonts, with as many texts and rules.
import io
import sys
import time

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

fonts, orders, pages, numbers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
pdfmetrics.registerFont(TTFont("Body", fonts + "/NotoSans-Regular.ttf"))
pdfmetrics.registerFont(TTFont("Bold", fonts + "/NotoSans-Bold.ttf"))
start = time.perf_counter()
each = max(1, pages // orders)
listed = numbers // orders
for order in range(orders):
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=letter, pageCompression=1)
    for page in range(each):
        canvas.setFont("Bold", 19)
        canvas.drawString(54, 730, "Letter of Authorization")
        for row in range(70 if page == 0 else 20):
            canvas.setFont("Body", 9)
            canvas.drawString(54, 700 - row * 9, f"I appoint the new carrier as my agent, order {order} line {row}")
        for rule in range(30):
            canvas.line(54, 700 - rule * 20, 558, 700 - rule * 20)
        if page > 0:
            for number in range(listed // max(1, each - 1)):
                x, y = 54 + number // 35 * 120, 660 - number % 35 * 16
                canvas.setFont("Body", 7)
                canvas.drawRightString(x + 14, y, str(number + 1))
                canvas.setFont("Body", 10)
                canvas.drawString(x + 21, y, f"414-555-{number:04}")
        canvas.setFont("Bold", 7.5)
        canvas.drawRightString(558, 40, f"Page {page + 1} of {each}")
        canvas.showPage()
    canvas.save()
print((time.perf_counter() - start) * 1000)
